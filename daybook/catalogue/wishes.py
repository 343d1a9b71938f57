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
