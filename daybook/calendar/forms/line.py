"""One service of a booking, as typed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from daybook.bookings.models import Line
from daybook.bookings.wishes import LineWish
from daybook.calendar.forms.ground import Ground
from daybook.calendar.forms.values import whole_number
from daybook.shared.amounts import AmountField

NUMBER = re.compile(r"\d{1,10}(\.\d{1,2})?")
MONEY = {
    "invalid": _("Enter an amount, such as 40 or 40.50."),
    "min_value": _("The amount cannot be below zero."),
    "max_decimal_places": _("Enter at most two digits after the point."),
    "max_digits": _("This amount is too large."),
    "max_whole_digits": _("This amount is too large."),
}


class LineForm(forms.Form):
    """Price, discount and cost of a service; `shown` repeats what the page showed, so that a change is told from none.

    `led_by` is "cost" where the person typed the cost last: then the discount follows from it. `staff_id` is whom the
    booking is with as its form stands now.
    """

    service = forms.IntegerField(min_value=1, error_messages={"required": _("Choose a service.")})
    price = AmountField(error_messages={"required": _("Enter the price."), **MONEY})
    amount = forms.IntegerField(
        min_value=1,
        max_value=999,
        error_messages={
            "required": _("Enter how many."),
            "invalid": _("Enter how many as a whole number."),
            "min_value": _("Enter 1 or more."),
            "max_value": _("Enter 999 or less."),
        },
    )
    discount = AmountField(
        required=False,
        max_value=Decimal(100),
        error_messages={
            **MONEY,
            "max_value": _("A discount is 100 percent at most."),
            "min_value": _("Enter 0 or more."),
        },
    )
    cost = AmountField(required=False, error_messages=MONEY)
    shown = forms.CharField(required=False)
    led_by = forms.CharField(required=False)

    staff_id: int | None = None

    def __init__(self, *, key: str, ground: Ground, **more: Any) -> None:
        super().__init__(**more)
        self.key = key
        self.ground = ground
        self.fields["price"].required = ground.may_set_price

    @property
    def service_name(self) -> str:
        """What the line sells, retired or not."""
        service = self.ground.choices.service_by_id.get(whole_number(self["service"].value()) or 0)
        return service.name if service else ""

    @property
    def hint(self) -> str:
        """What is odd about it, and can be meant all the same."""
        return service_hint(whole_number(self["service"].value()) or 0, self.staff_id, self.ground)

    @property
    def minutes(self) -> int:
        """How long the service takes by the catalogue: a longer list of services makes a longer booking."""
        offer = self.ground.choices.offer(whole_number(self["service"].value()) or 0, None)
        return int(offer.duration.total_seconds() // 60) if offer else 0

    @property
    def shown_cost(self) -> Decimal:
        """The cost as the form stands now; nothing where it is no number."""
        text = str(self["cost"].value() or "0").replace(",", ".")
        return Decimal(text) if NUMBER.fullmatch(text) else Decimal(0)

    def clean_service(self) -> int:
        """The service, if there is such a one here."""
        service_id: int = self.cleaned_data["service"]
        if service_id not in self.ground.choices.service_by_id:
            raise forms.ValidationError(_("There is no such service here."))
        return service_id

    def wish(self) -> LineWish:
        """What the person wants of the line; the cost only where they gave it themselves, or changed nothing.

        What they may not set is left out: then the line keeps what it has, or has what the catalogue says.
        """
        given = self.cleaned_data
        discount = given["discount"]
        if discount is None and self.ground.may_set_discount:
            discount = Decimal(0)
        return LineWish(
            service_id=given["service"],
            price=given["price"],
            amount=given["amount"],
            discount=discount,
            cost=given["cost"] if self._keeps_cost() else None,
        )

    def _keeps_cost(self) -> bool:
        """Without JavaScript the cost stands as it was shown when price or discount were changed: then it yields."""
        values = [str(self[name].value() or "") for name in ("price", "amount", "discount", "cost")]
        was = str(self.cleaned_data["shown"]).split("|")
        return self.cleaned_data["led_by"] == "cost" or values == was or values[-1:] != was[-1:]


def service_hint(service_id: int, staff_id: int | None, ground: Ground) -> str:
    """That the staff member does not give this service; nothing where they do."""
    staff = ground.choices.not_given(service_id, staff_id)
    return gettext("%(staff)s does not give this service.") % {"staff": staff} if staff else ""


def line_as_it_is(line: Line, ground: Ground) -> dict[str, str]:
    """What the form shows of a line that is there."""
    return line_values(
        line.service_id, line.price, line.cost, amount=line.amount, discount=line.discount, ground=ground
    )


def line_values(
    service_id: int, price: Decimal, cost: Decimal, *, ground: Ground, amount: int = 1, discount: Decimal = Decimal(0)
) -> dict[str, str]:
    """A line in the form's own words."""
    percent = f"{discount.normalize():f}" if discount else "0"
    typed = [ground.written(price), str(amount), percent, ground.written(cost)]
    names = ("price", "amount", "discount", "cost")
    return {"service": str(service_id), **dict(zip(names, typed, strict=True)), "shown": "|".join(typed)}
