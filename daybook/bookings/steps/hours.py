"""Whether staff members work at the time that is booked."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from daybook.bookings import rights
from daybook.bookings.queries.hours import outside_hours
from daybook.bookings.rules.refusals import OutsideHours
from daybook.bookings.steps.plans import Plan
from daybook.shared.actor import Actor


def refuse_outside_hours(plans: Collection[Plan], actor: Actor) -> None:
    """`OutsideHours` for the first plan that takes time at which its staff member does not work, unless it may."""
    saved = {plan.booking.pk: plan.booking for plan in plans if plan.booking}
    sentences = outside_hours([plan.wish for plan in plans], saved, actor)
    for plan, sentence in zip(plans, sentences, strict=True):
        if sentence and not (plan.wish.outside_hours and rights.may_book_over(actor)):
            raise OutsideHours(_and_no_right(sentence) if plan.wish.outside_hours else sentence)


def _and_no_right(sentence: str) -> str:
    return _("%(sentence)s You may not book outside working hours.") % {"sentence": sentence}
