"""The reports said once more, slowly and plainly, from the bookings and their lines and payments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from daybook.payments.choices import PaymentKind

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Told:
    """The bookings of some days."""

    bookings: list[Booking]
    zone: ZoneInfo

    @classmethod
    def of(cls, bookings: Iterable[Booking], first: date, last: date, zone: ZoneInfo) -> Told:
        return cls([each for each in bookings if first <= day_of(each.starts_at, zone) <= last], zone)

    @property
    def live(self) -> list[Booking]:
        return [each for each in self.bookings if each.deleted_at is None]

    @property
    def cancelled(self) -> list[Booking]:
        return [each for each in self.bookings if each.deleted_at is not None]

    @property
    def no_shows(self) -> list[Booking]:
        return [each for each in self.live if each.status == VisitStatus.NO_SHOW]

    @property
    def arrived(self) -> list[Booking]:
        return [each for each in self.live if each.status == VisitStatus.ARRIVED]

    @property
    def minutes(self) -> int:
        return sum((each.ends_at - each.starts_at) // MINUTE for each in self.live)

    @property
    def cost(self) -> Decimal:
        return sum((cost_of(each) for each in self.arrived), Decimal(0))

    @property
    def discount(self) -> Decimal:
        full = (line.price * line.amount for each in self.arrived for line in each.lines.all())
        return sum(full, Decimal(0)) - self.cost

    @property
    def paid(self) -> Decimal:
        return sum((paid_of(each) for each in self.arrived), Decimal(0))

    @property
    def due(self) -> Decimal:
        return sum((max(cost_of(each) - paid_of(each), Decimal(0)) for each in self.arrived), Decimal(0))

    def first_ones(self, everything: Iterable[Booking]) -> list[Booking]:
        """Those that are the first of their client, of all bookings that there are."""
        first: dict[int | None, tuple[datetime, int]] = {}
        for each in everything:
            if each.deleted_at is None and each.client_id:
                mine = (each.starts_at, each.pk)
                first[each.client_id] = min(first.get(each.client_id, mine), mine)
        return [each for each in self.live if first.get(each.client_id) == (each.starts_at, each.pk)]


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


def cost_of(booking: Booking) -> Decimal:
    return sum((line.cost for line in booking.lines.all()), Decimal(0))


def paid_of(booking: Booking) -> Decimal:
    signs = {PaymentKind.PAYMENT: 1, PaymentKind.REFUND: -1}
    return sum((each.amount * signs[PaymentKind(each.kind)] for each in booking.payments.all()), Decimal(0))
