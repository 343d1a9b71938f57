"""What a wished line costs, within what the actor may decide."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from daybook.bookings.models import Line
from daybook.bookings.rights import may_set_discounts, may_set_prices
from daybook.bookings.rules.money import CENT, WHOLE, discount_for, is_exact, line_cost
from daybook.bookings.steps.faults import Faults
from daybook.bookings.wishes import LineWish
from daybook.catalogue.models import Service
from daybook.shared.actor import Actor

MOST_PIECES = 1000


@dataclass(frozen=True)
class PricedLine:
    """A line as it will be stored; `line_id` is that of the line it replaces."""

    service: Service
    price: Decimal
    amount: int
    discount: Decimal
    cost: Decimal
    line_id: int | None = None

    @property
    def values(self) -> tuple[Decimal, int, Decimal, Decimal]:
        """What a line says, its service apart."""
        return self.price, self.amount, self.discount, self.cost


@dataclass(frozen=True)
class Pricing:
    """Prices one wished line of one booking; `field` begins the names of its fields."""

    wish: LineWish
    service: Service
    catalogue_price: Decimal
    line: Line | None
    field: str

    def priced(self, actor: Actor, faults: Faults) -> PricedLine | None:
        """The line as it will be, or None with the faults noted."""
        usual_price = self.line.price if self.line else self.catalogue_price
        usual_discount = self.line.discount if self.line else Decimal(0)
        price = usual_price if self.wish.price is None else self.wish.price
        discount = usual_discount if self.wish.discount is None else self.wish.discount
        if not self._makes_sense(price, discount, actor, faults):
            return None
        if price != usual_price and not may_set_prices(actor):
            faults.add(f"{self.field}-price", _("You may not change the price."))
        computed = self._cost(price, discount, actor)
        cost = computed if self.wish.cost is None else self.wish.cost
        if (discount != usual_discount or cost != computed) and not may_set_discounts(actor):
            faults.add(f"{self.field}-discount", _("You may not give or change a discount."))
        if cost != computed:
            discount = discount_for(price, self.wish.amount, cost)
        key = self.line.pk if self.line else None
        return PricedLine(self.service, price, self.wish.amount, discount, cost, key)

    def _makes_sense(self, price: Decimal, discount: Decimal, actor: Actor, faults: Faults) -> bool:
        found = []
        if not is_exact(price, actor.currency) or price < 0:
            found.append(("price", _("Write a price of 0 or more, in whole coins of the currency.")))
        if not 1 <= self.wish.amount <= MOST_PIECES:
            found.append(("amount", _("The amount is between 1 and %(most)s.") % {"most": MOST_PIECES}))
        if not (discount.is_finite() and 0 <= discount <= WHOLE and discount == discount.quantize(CENT)):
            found.append(("discount", _("A discount is between 0 and 100 percent, with two places at most.")))
        cost = self.wish.cost
        if cost is not None and not found and not _is_payable(cost, price * self.wish.amount, actor.currency):
            found.append(("cost", _("The cost is between 0 and the full price, in whole coins of the currency.")))
        for name, sentence in found:
            faults.add(f"{self.field}-{name}", sentence)
        return not found

    def _cost(self, price: Decimal, discount: Decimal, actor: Actor) -> Decimal:
        line = self.line
        if line and (price, self.wish.amount, discount) == (line.price, line.amount, line.discount):
            # A cost that was once given is not quite what its rounded percent comes to: it stays as it is.
            return line.cost
        return line_cost(price, self.wish.amount, discount, currency=actor.currency)


def _is_payable(cost: Decimal, full_price: Decimal, currency: str) -> bool:
    return is_exact(cost, currency) and 0 <= cost <= full_price
