"""What somebody wants a new Daybook, or a new location, to hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from daybook.locations.operations import LocationWish
from daybook.schedule.wishes import Span


@dataclass(frozen=True)
class FoundingWish:
    """A business, its first location, and whoever owns it."""

    business: str
    location: LocationWish
    name: str
    email: str
    password: str


@dataclass(frozen=True)
class StaffLine:
    """Somebody who serves; a position that is not there yet is made."""

    name: str
    position: str = ""


@dataclass(frozen=True)
class ServiceLine:
    """Something that is sold; a category that is not there yet is made."""

    name: str
    category: str
    duration: timedelta
    price: Decimal


@dataclass(frozen=True)
class CopyWish:
    """That the services of another location be here too, and its staff if `with_staff`."""

    source_id: int
    with_staff: bool = False


@dataclass(frozen=True)
class FillingWish:
    """Who serves, what they give, and the usual week of the new ones, Monday first; without it hours stay unset."""

    staff: tuple[StaffLine, ...] = ()
    services: tuple[ServiceLine, ...] = ()
    week: tuple[tuple[Span, ...], ...] = ()
