"""What every form of a visit stands on: the location's clock, grid and money, and what can be chosen there."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from zoneinfo import ZoneInfo

from daybook.bookings.rules.money import line_cost
from daybook.calendar.queries import Choices
from daybook.shared.money import places_of


@dataclass(frozen=True)
class Ground:
    """The location as the form needs it."""

    zone: ZoneInfo
    grid_minutes: int
    currency: str
    choices: Choices
    may_set_price: bool
    may_set_discount: bool

    def written(self, amount: Decimal) -> str:
        """An amount as a field shows it: 40.50, or 40 where the currency has no smaller coin."""
        return f"{amount:.{places_of(self.currency)}f}"

    def cost(self, price: Decimal, amount: int, discount: Decimal) -> Decimal:
        """What a line comes to; the operation computes it again when it writes."""
        return line_cost(price, amount, discount, currency=self.currency)
