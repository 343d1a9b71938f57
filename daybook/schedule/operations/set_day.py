"""Saying when somebody works on one day."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from daybook.schedule.models import DayPlan
from daybook.schedule.queries.hours import stamp_of
from daybook.schedule.rules.spans import joined, problem_of
from daybook.schedule.steps.hold import hold_hours, refuse_far_day, refuse_if_stale
from daybook.schedule.wishes import DayWish
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid
from daybook.shared.operations import operation

LONGEST_NOTE = 200


@operation
def set_day(wish: DayWish, *, actor: Actor) -> DayPlan:
    """Make these the hours of that day, whatever week and holidays say; bookings stay as they are.

    Raises `Invalid` (`day`, `spans`, `note`), `Stale`, `NotAllowed`, `NotThere`.
    """
    member = hold_hours(wish.staff_id, actor)
    row = DayPlan.objects.of(actor).filter(staff=member, day=wish.day).first()
    refuse_if_stale(wish.stamp, stamp_of(row))
    refuse_far_day("day", wish.day)
    if problem := problem_of(wish.spans):
        raise Invalid({"spans": [problem]})
    if len(wish.note) > LONGEST_NOTE:
        raise Invalid({"note": [_("The note can have %(most)d characters at most.") % {"most": LONGEST_NOTE}]})
    spans, note = [list(span) for span in joined(wish.spans)], wish.note.strip()
    if row is None:
        return DayPlan.objects.create(location_id=actor.location_id, staff=member, day=wish.day, spans=spans, note=note)
    if (row.spans, row.note) != (spans, note):
        row.spans, row.note, row.version = spans, note, row.version + 1
        row.save(update_fields=["spans", "note", "version"])
    return row


@operation
def clear_day(staff_id: int, day: date, *, stamp: str | None = None, actor: Actor) -> None:
    """Let the day be again as the usual week and the holidays say. Twice is harmless."""
    member = hold_hours(staff_id, actor)
    row = DayPlan.objects.of(actor).filter(staff=member, day=day).first()
    refuse_if_stale(stamp, stamp_of(row))
    if row is not None:
        row.delete()
