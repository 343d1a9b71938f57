"""Closed lists of the bookings room."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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

COLORS = (
    ("#d63939", _("Red")),
    ("#f76707", _("Orange")),
    ("#f59f00", _("Yellow")),
    ("#74b816", _("Lime")),
    ("#2fb344", _("Green")),
    ("#0ca678", _("Teal")),
    ("#17a2b8", _("Cyan")),
    ("#4299e1", _("Light blue")),
    ("#4263eb", _("Blue")),
    ("#ae3ec9", _("Purple")),
    ("#d6336c", _("Pink")),
    ("#667382", _("Grey")),
)
"""The colours of labels; the words on them keep the colour of the page's text, so all can be read day and night."""
ICONS = (
    ("tag", _("Tag")),
    ("star", _("Star")),
    ("heart", _("Heart")),
    ("crown", _("Crown")),
    ("gift", _("Gift")),
    ("flag", _("Flag")),
    ("flame", _("Flame")),
    ("leaf", _("Leaf")),
    ("sparkles", _("Sparkles")),
    ("bolt", _("Lightning")),
    ("moon", _("Moon")),
    ("sun", pgettext_lazy("a sign", "Sun")),
    ("bell", _("Bell")),
    ("clock", _("Clock")),
    ("cash", _("Money")),
    ("discount", _("Discount")),
    ("ticket", _("Ticket")),
    ("phone", _("Phone")),
    ("message", _("Message")),
    ("mood-smile", _("Smile")),
    ("scissors", _("Scissors")),
    ("brush", _("Brush")),
    ("user-heart", _("Favourite person")),
    ("alert-triangle", _("Warning")),
    ("thumb-up", _("Thumb up")),
    ("bookmark", _("Bookmark")),
    ("home", _("House")),
)
"""The signs of labels, by their names in the sprite."""
