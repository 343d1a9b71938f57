"""Moving bookings to another staff member."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.bookings import rights
from daybook.bookings.models import Booking, BookingQuerySet
from daybook.bookings.queries.bulk import sorted_out
from daybook.bookings.queries.hours import are_asked, hours_around
from daybook.bookings.rules.times import TakenTimes
from daybook.bookings.steps.hold import hold_staff
from daybook.bookings.steps.many import hold_set, write_all
from daybook.bookings.steps.races import races_refused
from daybook.bookings.steps.times import taken_times
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid
from daybook.shared.operations import operation
from daybook.shared.outcomes import BulkOutcome, Refusal
from daybook.shared.templatetags.shown import day as in_full
from daybook.staff.models import StaffMember


@operation
def move_to_staff(
    bookings: BookingQuerySet, staff_id: int, *, actor: Actor, expected: str | None = None
) -> BulkOutcome[Booking]:
    """Move every booking the actor may move and whose time is free there; leave the rest and say why.

    Of several that want the same time, the one with the lowest number gets it. A booking that may overlap others
    moves over taken time too, if the actor may book over; none moves to where the staff member does not work.
    """
    with races_refused():
        member = hold_staff([staff_id], actor).get(staff_id)
        if member is None or member.retired_at:
            raise Invalid({"staff_id": [_("Choose somebody who serves here.")]})
        rows = hold_set(bookings, actor=actor, expected=expected)
        allowed = sorted_out(rows, rights.refusal_to_move, actor)
        serving = _while_serving(allowed, member, actor)
        outcome = _with_free_time(_within_hours(serving, member, actor), member, actor)
        write_all([row for row in outcome.done if row.staff_id != staff_id], {"staff_id": staff_id}, actor=actor)
    return outcome


def _while_serving(allowed: BulkOutcome[Booking], member: StaffMember, actor: Actor) -> BulkOutcome[Booking]:
    """Of those that may be moved at all, those that lie before the member leaves."""
    words = {"staff": member.name, "day": in_full(member.last_day)}
    refusal = Refusal("left", _("%(staff)s serves here until %(day)s.") % words)
    late = {row.pk for row in allowed.done if not member.serves_on(row.starts_at.astimezone(actor.zone).date())}
    refused = [(row, refusal) for row in allowed.done if row.pk in late]
    return BulkOutcome([row for row in allowed.done if row.pk not in late], [*allowed.refused, *refused])


def _within_hours(allowed: BulkOutcome[Booking], member: StaffMember, actor: Actor) -> BulkOutcome[Booking]:
    """Of those that may be moved at all, those that come to lie within the member's working hours."""
    moving = [row for row in allowed.done if row.staff_id != member.pk and are_asked(row.starts_at, actor)]
    if not moving:
        return allowed
    hours = hours_around([(row.starts_at, row.ends_at) for row in moving], [member.pk], actor)
    outside = {row.pk for row in moving if not hours.cover(member.pk, row.starts_at, row.ends_at)}
    refusal = Refusal("outside_hours", _("%(staff)s does not work at this time.") % {"staff": member.name})
    refused = [(row, refusal) for row in allowed.done if row.pk in outside]
    return BulkOutcome([row for row in allowed.done if row.pk not in outside], [*allowed.refused, *refused])


def _with_free_time(allowed: BulkOutcome[Booking], member: StaffMember, actor: Actor) -> BulkOutcome[Booking]:
    """Of those that may be moved at all, those that find free time in the member's column."""
    outcome = BulkOutcome[Booking](refused=list(allowed.refused))
    spans = [(row.starts_at, row.ends_at) for row in allowed.done]
    moving = [row.pk for row in allowed.done if row.staff_id != member.pk]
    times = taken_times([member.pk], spans, leaving_out=moving, actor=actor)[member.pk]
    for row in allowed.done:
        if row.staff_id != member.pk and (refusal := _refusal(row, times, member, actor)):
            outcome.refused.append((row, refusal))
            continue
        times.take(row.starts_at, row.ends_at, row.pk)
        outcome.done.append(row)
    return outcome


def _refusal(row: Booking, times: TakenTimes, member: StaffMember, actor: Actor) -> Refusal | None:
    if refusal := rights.refusal_to_take(member, row.starts_at, actor):
        return refusal
    is_taken = times.taken_by(row.starts_at, row.ends_at) is not None
    if is_taken and not (row.may_overlap and rights.may_book_over(actor)):
        return Refusal("time_taken", _("This time of %(staff)s is taken.") % {"staff": member.name})
    return None
