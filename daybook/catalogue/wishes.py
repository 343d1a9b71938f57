"""What somebody wants a service to be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal


@dataclass(frozen=True)
class ServiceIn:
    """A service that a good row of a file means; the category by its title, which may be new."""

    name: str
    category: str
    duration: timedelta
    price_min: Decimal
    price_max: Decimal
    staff_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class ServiceWish:
    """A service as a person wants it; `price_max` of None means one price.

    `staff_ids` are those who give it (none: everybody does); `None` leaves them as they are. `after_id` is the service
    of its category after which it shall stand (`FIRST`: first); `None` leaves it where it is, a new one last.
    """

    name: str
    category_id: int
    duration: timedelta
    price_min: Decimal
    price_max: Decimal | None = None
    place: int | None = None
    staff_ids: frozenset[int] | None = None
    after_id: int | None = None


@dataclass(frozen=True)
class GivenWish:
    """That a staff member gives a service; their own price and time, where these are not the catalogue's."""

    service_id: int
    price: Decimal | None = None
    duration: timedelta | None = None
