"""Closed lists of the bookings room."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class VisitStatus(models.IntegerChoices):
    """How a visit stands; the numbers are those of the original (API: attendance)."""

    NO_SHOW = -1, _("No-Show")
    PENDING = 0, _("Pending")
    ARRIVED = 1, _("Arrived")
    CONFIRMED = 2, _("Confirmed")

    @classmethod
    def through_the_day(cls) -> tuple[VisitStatus, ...]:
        """All of them, in the order in which a visit meets them: so a person is offered them everywhere."""
        return cls.PENDING, cls.CONFIRMED, cls.ARRIVED, cls.NO_SHOW


class PaidState(models.IntegerChoices):
    """How much of the cost is paid. Nothing to pay counts as paid in full."""

    NOTHING = 0, _("Not paid")
    PART = 1, _("Paid in part")
    FULL = 2, _("Paid in full")


class BuiltIn(models.TextChoices):
    """The booking categories that every location has."""

    PAID_ONLINE_FULL = "paid_online_full", _("Paid online in full")
    PAID_ONLINE_PART = "paid_online_part", _("Paid online in part")
    THIS_SPECIALIST = "this_specialist", _("This specialist only")
    ANY_SPECIALIST = "any_specialist", _("Any specialist")


class Notice(models.TextChoices):
    """How long before its visit a booking was cancelled."""

    AFTER = "after", _("after it began")
    TWO_HOURS = "2h", _("less than 2 hours before")
    A_DAY = "24h", _("2 to 24 hours before")
    THREE_DAYS = "72h", _("1 to 3 days before")
    EARLIER = "earlier", _("3 days or more before")


NOTICE_BOUNDS: Mapping[Notice, tuple[timedelta | None, timedelta | None]] = {
    Notice.AFTER: (None, timedelta(0)),
    Notice.TWO_HOURS: (timedelta(0), timedelta(hours=2)),
    Notice.A_DAY: (timedelta(hours=2), timedelta(hours=24)),
    Notice.THREE_DAYS: (timedelta(hours=24), timedelta(hours=72)),
    Notice.EARLIER: (timedelta(hours=72), None),
}
"""From how long before the visit, and until less than how long; None is open."""
