"""What somebody wants a visit to be: plain values that forms, uploads and the API hand to operations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from daybook.bookings.choices import VisitStatus
from daybook.clients.wishes import ClientWish

__all__ = ["BookingIn", "BookingWish", "ClientWish", "LineIn", "LineWish", "VisitWish"]


@dataclass(frozen=True)
class LineWish:
    """A service at a price of one piece, less a discount in percent.

    What is `None` is not for the person to say: an existing line of that service keeps its price and discount, a new
    one has the catalogue's price and no discount. `cost` is what is to pay for the line. `None`: it is computed. Given,
    and not what price and discount come to: it must lie between 0 and price x amount, and the discount follows from it.
    """

    service_id: int
    price: Decimal | None = None
    amount: int = 1
    discount: Decimal | None = None
    cost: Decimal | None = None


@dataclass(frozen=True)
class BookingWish:
    """One booking of a visit: a new one, or, with `booking_id`, what an existing one shall become.

    `starts_at` knows its zone. `may_overlap` says explicitly that taken time is booked over, `outside_hours` that the
    staff member does not work at that time; both need the right.
    """

    staff_id: int
    starts_at: datetime
    duration: timedelta
    lines: tuple[LineWish, ...] = ()
    status: VisitStatus = VisitStatus.PENDING
    comment: str = ""
    category_ids: frozenset[int] = frozenset()
    may_overlap: bool = False
    outside_hours: bool = False
    booking_id: int | None = None

    @property
    def ends_at(self) -> datetime:
        """The moment at which the time is free again: that much later by the sun, whatever the clocks do meanwhile."""
        return self.starts_at.astimezone(UTC) + self.duration


@dataclass(frozen=True)
class VisitWish:
    """A visit: its client (`None`: nobody is named) and its bookings.

    An edit leaves bookings of the visit that the wish does not name as they are; deleting is `delete_bookings`.
    `source_name` is the form, app or file a new booking comes from; the actor's channel says whether it is online.
    `form_key` is the form's own, so that sending it twice makes one visit; empty: each wish makes one.
    """

    client: ClientWish | None
    bookings: tuple[BookingWish, ...]
    source_name: str = ""
    form_key: str = ""


@dataclass(frozen=True)
class LineIn:
    """One service in a booking that is brought in; no price means the catalogue's."""

    service_id: int
    price: Decimal | None
    discount: Decimal


@dataclass(frozen=True)
class BookingIn:
    """One good row of a file: a booking that can be written. Without `created_at` it is created when it is written."""

    row: int
    starts_at: datetime
    duration: timedelta
    staff_id: int
    client_phone: str
    client_name: str
    lines: tuple[LineIn, ...]
    comment: str
    status: VisitStatus
    created_at: datetime | None = None

    @property
    def ends_at(self) -> datetime:
        """The moment at which the time is free again."""
        return self.starts_at + self.duration


@dataclass(frozen=True)
class CategoryWish:
    """What a booking category shall be: its title, its colour (`#2fb344`) and its sign."""

    title: str
    color: str
    icon: str = "tag"


@dataclass(frozen=True)
class ViewWish:
    """A question of the register that somebody wants to keep by a name, and whether for all at the location."""

    name: str
    question: str
    is_shared: bool = False
