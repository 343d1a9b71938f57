"""Of what files are made, how far they have come, what the log tells; and which job makes the file of a section."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _


class DownloadSection(models.TextChoices):
    """Of what a file is."""

    BOOKINGS = "bookings", _("Bookings")
    CLIENTS = "clients", _("Clients")
    SERVICES = "services", _("Services")
    STAFF = "staff", _("Staff")
    DATA_LOG = "datalog", _("Data log")
    PERSON = "person", _("One client")


SECTION_JOBS: Mapping[DownloadSection, str] = {
    DownloadSection.BOOKINGS: "bookings.write_download",
    DownloadSection.CLIENTS: "clients.write_download",
    DownloadSection.SERVICES: "catalogue.write_download",
    DownloadSection.STAFF: "staff.write_download",
    DownloadSection.DATA_LOG: "datalog.write_download",
    DownloadSection.PERSON: "cards.write_download",
}
"""The job that makes the file; it lies in the room of the section."""


SECTION_PAGES: Mapping[DownloadSection, str] = {
    DownloadSection.BOOKINGS: "bookings:register",
    DownloadSection.CLIENTS: "clients:clients",
    DownloadSection.SERVICES: "catalogue:services",
    DownloadSection.STAFF: "staff:staff",
    DownloadSection.DATA_LOG: "datalog:log",
    DownloadSection.PERSON: "cards:card",
}
"""The page of the section, which shows the answer to the question of its files."""


class DownloadState(models.TextChoices):
    """How far a file has come."""

    WAITING = "waiting", _("Waiting")
    WRITING = "writing", _("Being written")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")
    EXPIRED = "expired", _("Expired")


UNDER_WAY = frozenset({DownloadState.WAITING, DownloadState.WRITING})
"""The states of a file that is still to come."""
MOST_WAITING = 3
"""Files of one person that may be under way at once."""


class DownloadEventKind(models.TextChoices):
    """What the log tells of a file after it was asked for."""

    BEGAN = "began", _("Begun")
    TAKEN_UP_AGAIN = "taken_up_again", _("Begun again after an interruption")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")
    FETCHED = "fetched", _("Fetched")
    REFUSED = "refused", _("Not given")
    EXPIRED = "expired", _("Expired")
