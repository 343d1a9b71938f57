"""Closed lists of the overview."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Report(StrEnum):
    """What the page can tell, by its name in the address."""

    SUMMARY = "summary"
    OCCUPANCY = "occupancy"
    NO_SHOWS = "no-shows"
    CANCELLATIONS = "cancellations"
    SOURCES = "sources"
    CLIENTS = "clients"
    REVENUE = "revenue"


TITLES: Mapping[Report, str | Promise] = {
    Report.SUMMARY: _("Summary"),
    Report.OCCUPANCY: _("Occupancy"),
    Report.NO_SHOWS: _("No-shows"),
    Report.CANCELLATIONS: _("Cancellations"),
    Report.SOURCES: _("Sources"),
    Report.CLIENTS: _("Clients"),
    Report.REVENUE: _("Revenue"),
}
MOST_DAYS = 366
"""The longest period that is summed up at once."""
