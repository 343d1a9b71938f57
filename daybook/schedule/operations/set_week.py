"""Saying when somebody works in a usual week."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.schedule.models import WeekPattern
from daybook.schedule.queries.weeks import stamp_of_weeks
from daybook.schedule.rules.spans import DAYS_OF_A_WEEK, joined, problem_of
from daybook.schedule.steps.hold import hold_hours, refuse_far_day, refuse_if_stale
from daybook.schedule.wishes import WeekWish
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid
from daybook.shared.operations import operation


@operation
def set_week(wish: WeekWish, *, actor: Actor) -> WeekPattern:
    """Make this the usual week from that day on, until the next one that is planned; bookings stay as they are.

    What was so before today stays: a pattern begins in the past only where none did. Raises `Invalid` (`from_day`,
    `day-0` to `day-6`), `Stale`, `NotAllowed`, `NotThere`.
    """
    member = hold_hours(wish.staff_id, actor)
    refuse_if_stale(wish.stamp, stamp_of_weeks(member.pk, actor))
    theirs = WeekPattern.objects.of(actor).filter(staff=member)
    _refuse_mistakes(wish)
    refuse_far_day("from_day", wish.from_day)
    today = timezone.localdate(timezone=actor.zone)
    if wish.from_day < today and theirs.filter(from_day__lt=today).exists():
        raise Invalid({"from_day": [_("The past stays as it was: choose today or a later day.")]})
    spans = [[list(span) for span in joined(day)] for day in wish.days]
    row = theirs.filter(from_day=wish.from_day).first()
    if row is None:
        return WeekPattern.objects.create(
            location_id=actor.location_id, staff=member, from_day=wish.from_day, spans=spans
        )
    if row.spans != spans:
        row.spans, row.version = spans, row.version + 1
        row.save(update_fields=["spans", "version"])
    return row


@operation
def remove_week(staff_id: int, from_day: date, *, stamp: str | None = None, actor: Actor) -> None:
    """Take a usual week back that has not begun before today: the one before it goes on. Twice is harmless."""
    member = hold_hours(staff_id, actor)
    refuse_if_stale(stamp, stamp_of_weeks(member.pk, actor))
    if from_day < timezone.localdate(timezone=actor.zone):
        raise Invalid({"from_day": [_("The past stays as it was: this week has begun already.")]})
    WeekPattern.objects.of(actor).filter(staff=member, from_day=from_day).delete()


def _refuse_mistakes(wish: WeekWish) -> None:
    if len(wish.days) != DAYS_OF_A_WEEK:
        raise Invalid({"days": [_("A week has seven days.")]})
    problems = {f"day-{number}": problem_of(spans) for number, spans in enumerate(wish.days)}
    if any(problems.values()):
        raise Invalid({field: [sentence] for field, sentence in problems.items() if sentence})
