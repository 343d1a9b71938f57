"""Whether the time of staff members is free. Asked while the staff members are held, so the answer stays true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from daybook.bookings import rights
from daybook.bookings.models import Booking
from daybook.bookings.rules.refusals import TimeTaken
from daybook.bookings.rules.times import TakenTimes
from daybook.bookings.steps.plans import Plan
from daybook.shared.actor import Actor
from daybook.shared.templatetags.shown import clock, day

Span = tuple[datetime, datetime]


def taken_times(
    staff_ids: Iterable[int], spans: Collection[Span], *, leaving_out: Collection[int], actor: Actor
) -> dict[int, TakenTimes]:
    """The live bookings of these staff members around these spans, but for those that are about to change."""
    if not spans:
        return defaultdict(TakenTimes)
    first, last = min(start for start, _end in spans), max(end for _start, end in spans)
    rows = Booking.objects.of(actor).not_cancelled().filter(staff_id__in=set(staff_ids))
    near = rows.filter(starts_at__lt=last, ends_at__gt=first).exclude(pk__in=leaving_out)
    found: dict[int, list[tuple[datetime, datetime, int]]] = defaultdict(list)
    for staff_id, start, end, booking_id in near.values_list("staff_id", "starts_at", "ends_at", "pk"):
        found[staff_id].append((start, end, booking_id))
    return defaultdict(TakenTimes, {staff_id: TakenTimes(times) for staff_id, times in found.items()})


def booked_over(plans: Collection[Plan], actor: Actor) -> set[int]:
    """The numbers of the plans that take taken time as they explicitly may; `TimeTaken` for one that may not."""
    changing = [plan.booking.pk for plan in plans if plan.booking]
    spans = [(plan.wish.starts_at, plan.wish.ends_at) for plan in plans if plan.takes_new_time]
    taken = taken_times({plan.staff.pk for plan in plans}, spans, leaving_out=changing, actor=actor)
    over = set()
    # Those that stay where they are take their time first: the others come to it, not the other way round.
    for number, plan in sorted(enumerate(plans), key=lambda item: item[1].takes_new_time):
        wish, times = plan.wish, taken[plan.staff.pk]
        if plan.takes_new_time and (booking_id := times.taken_by(wish.starts_at, wish.ends_at)) is not None:
            if not (wish.may_overlap and rights.may_book_over(actor)):
                raise TimeTaken(_sentence(plan, booking_id, actor))
            over.add(number)
        times.take(wish.starts_at, wish.ends_at, plan.booking.pk if plan.booking else 0)
    return over


def _sentence(plan: Plan, booking_id: int, actor: Actor) -> str:
    """Whose time is taken, and by which booking if the actor may know of it."""
    if plan.wish.may_overlap:
        return _("This time of %(staff)s is taken, and you may not book over.") % {"staff": plan.staff.name}
    row = rights.visible_in_calendar(Booking.objects.of(actor), actor).filter(pk=booking_id).first()
    if row is None:
        return _("This time of %(staff)s is taken.") % {"staff": plan.staff.name}
    words = {
        "staff": plan.staff.name,
        "number": row.pk,
        "day": day(row.starts_at, actor.zone),
        "start": clock(row.starts_at, actor.zone),
        "end": clock(row.ends_at, actor.zone),
    }
    return _("This time of %(staff)s is taken: booking %(number)s, %(day)s, %(start)s to %(end)s.") % words
