"""What an act on many would do, and to which set exactly."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import CharField, Count, F, Func, TextField, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _

from daybook.bookings.models import Booking, BookingQuerySet
from daybook.bookings.rules.refusals import TooMany
from daybook.shared.actor import Actor
from daybook.shared.outcomes import BulkOutcome, Refusal
from daybook.staff.models import StaffMember

MOST = 10_000
"""The most bookings that one act takes."""

RefusalTo = Callable[[Booking, Actor], Refusal | None]
MARK = Concat(Cast("pk", CharField()), Value(":"), Cast("version", CharField()))


@dataclass(frozen=True)
class Outlook:
    """What would be done and what kept, and the fingerprint of exactly these bookings for the act's `expected`."""

    fingerprint: str
    outcome: BulkOutcome[Booking]


def fingerprint(bookings: BookingQuerySet) -> str:
    """A short text that is another as soon as a booking joins, leaves or changes; counted in the database."""
    marks = bookings.order_by().annotate(mark=MARK, key=F("pk"))[: MOST + 1]
    digest = Func(StringAgg("mark", ",", order_by="key"), function="md5", output_field=TextField())
    counted = marks.aggregate(number=Count("key"), digest=digest)
    if counted["number"] > MOST:
        raise too_many()
    return f"{counted['number']}-{counted['digest'] or _digest([])}"


def fingerprint_of(bookings: Iterable[Booking]) -> str:
    """The fingerprint of bookings that were read already."""
    marks = [f"{booking.pk}:{booking.version}" for booking in sorted(bookings, key=lambda booking: booking.pk)]
    return f"{len(marks)}-{_digest(marks)}"


def outlook(bookings: BookingQuerySet, refusal_to: RefusalTo, *, actor: Actor) -> Outlook:
    """What an act would do, before it is confirmed: `outlook(rows, rights.refusal_to_delete, actor=actor)`."""
    rows = with_staff(bookings.of(actor).order_by("pk")[: MOST + 1], actor)
    if len(rows) > MOST:
        raise too_many()
    return Outlook(fingerprint_of(rows), sorted_out(rows, refusal_to, actor))


def with_staff(bookings: Iterable[Booking], actor: Actor) -> list[Booking]:
    """The bookings, each with its staff member. Thousands share few: a join would make them anew for each."""
    rows = list(bookings)
    staff = StaffMember.objects.of(actor).in_bulk({row.staff_id for row in rows})
    for row in rows:
        row.staff = staff[row.staff_id]
    return rows


def sorted_out(rows: Iterable[Booking], refusal_to: RefusalTo, actor: Actor) -> BulkOutcome[Booking]:
    """The rows by whether the actor may: `done` are those they may."""
    outcome = BulkOutcome[Booking]()
    for booking in rows:
        if refusal := refusal_to(booking, actor):
            outcome.refused.append((booking, refusal))
        else:
            outcome.done.append(booking)
    return outcome


def too_many() -> TooMany:
    """The answer to an act on more bookings than one act takes."""
    return TooMany(_("At most %(most)s bookings can be changed at once. Narrow the question.") % {"most": MOST})


def _digest(marks: list[str]) -> str:
    return hashlib.md5(",".join(marks).encode(), usedforsecurity=False).hexdigest()
