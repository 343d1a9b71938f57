from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class UploadSection(models.TextChoices):
    """Of what a file is."""

    BOOKINGS = "bookings", _("Bookings")
    CLIENTS = "clients", _("Clients")
    SERVICES = "services", _("Services")
    STAFF = "staff", _("Staff")


class UploadState(models.TextChoices):
    """How far an upload has come."""

    RECEIVED = "received", _("Received")
    CHECKING = "checking", _("Being checked")
    CHECKED = "checked", _("Checked")
    WRITING = "writing", _("Being written")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    TAKING_BACK = "taking_back", _("Being taken back")
    TAKEN_BACK = "taken_back", _("Taken back")


AT_WORK = frozenset({UploadState.CHECKING, UploadState.WRITING, UploadState.TAKING_BACK})
"""The states in which a job is at work on the upload."""


class Verdict(models.TextChoices):
    """What the check says of one row, and what became of it."""

    READY = "ready", pgettext_lazy("a row", "Ready")
    THERE = "there", _("Already there")
    REFUSED = "refused", _("With problems")
    MADE = "made", _("Made")
    TAKEN_BACK = "taken_back", _("Taken back")
    KEPT = "kept", _("Made, and kept at take back")
