"""What is summed up: the bookings of some days and staff, as the register would list them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.contrib.postgres.fields import ArrayField
from django.db.models import DateTimeField, F, Func, IntegerField, Q, Value

from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import BookingQuerySet
from daybook.bookings.queries.question import Moments, Question
from daybook.bookings.queries.register import matching
from daybook.bookings.rights import may_book_for
from daybook.shared.actor import Actor
from daybook.shared.days import day_begins
from daybook.shared.periods import A_DAY, Period
from daybook.staff.models import StaffMember

SECONDS = 10
"""How long one report may take."""
LIVE = Q(deleted_at__isnull=True)
CANCELLED = Q(deleted_at__isnull=False)
NO_SHOW = LIVE & Q(status=VisitStatus.NO_SHOW)
ARRIVED = LIVE & Q(status=VisitStatus.ARRIVED)


@dataclass(frozen=True)
class Asked:
    """The days, and whose bookings: `staff_ids` None for everybody's."""

    period: Period
    staff_ids: frozenset[int] | None = None

    def on(self, period: Period) -> Asked:
        """The same of other days."""
        return replace(self, period=period)


def bookings_of(asked: Asked, actor: Actor) -> BookingQuerySet:
    """The bookings whose visits begin on these days, cancelled ones too, as far as the register shows them."""
    begins = day_begins(asked.period.first, actor.zone)
    ends = day_begins(asked.period.last + A_DAY, actor.zone)
    return matching(Question(staff_ids=asked.staff_ids, dates={"starts_at": Moments(begins, ends)}), actor)


def piece_number(pieces: Sequence[Period], actor: Actor) -> Func:
    """In which of the pieces, counted from one, a booking begins; they follow each other, and it is in one of them."""
    begins = Value([day_begins(piece.first, actor.zone) for piece in pieces], output_field=ArrayField(DateTimeField()))
    return Func(F("starts_at"), begins, function="width_bucket", output_field=IntegerField())


def staff_of(asked: Asked, actor: Actor) -> list[StaffMember]:
    """Those who are asked for and whose bookings the actor may see, in their places; who left stands last."""
    rows = StaffMember.objects.of(actor).order_by(F("retired_at").asc(nulls_first=True), "place", "name", "pk")
    if asked.staff_ids is not None:
        rows = rows.filter(pk__in=asked.staff_ids)
    return [member for member in rows if may_book_for(member, actor)]
