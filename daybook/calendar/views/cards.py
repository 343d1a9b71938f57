"""What the page shows of each booking: its fields or its end, and what the person may do with it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from decimal import Decimal

from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking, BookingCategory
from daybook.bookings.rights import (
    refusal_to_create,
    refusal_to_delete,
    refusal_to_edit,
    refusal_to_move,
    sees_payments,
)
from daybook.calendar.forms import AT_THE_DESK, BookingForm, Ground, PaymentForm
from daybook.calendar.queries import Clash, ShownVisit
from daybook.calendar.queries.choices import Shelf
from daybook.payments.choices import PaymentKind, PaymentMethod
from daybook.payments.models import Payment
from daybook.shared.actor import Actor
from daybook.staff.models import StaffMember

ZERO = Decimal(0)


@dataclass(frozen=True)
class Till:
    """The money of one booking: what came, what is left, and a fresh key, so that a double click pays once."""

    booking: Booking
    payments: list[Payment]
    form: PaymentForm | None = None
    refund: PaymentForm | None = None
    form_key: str = field(default_factory=lambda: str(uuid.uuid4()))
    problem: str = ""

    @property
    def number(self) -> str:
        """The booking's number as text, for ids."""
        return str(self.booking.pk)

    @property
    def left(self) -> Decimal:
        """What is left to pay; nothing for what was deleted."""
        return max(self._due - self.booking.paid, ZERO)

    @property
    def too_much(self) -> Decimal:
        """What was paid above what is due, such as where a discount came later, or where it was deleted."""
        return max(self.booking.paid - self._due, ZERO)

    @property
    def _due(self) -> Decimal:
        return ZERO if self.booking.is_deleted else self.booking.cost

    @property
    def to_give_back(self) -> Decimal:
        """What is offered to be given back: what was paid too much, else all."""
        return self.too_much or self.booking.paid

    @property
    def may_take(self) -> bool:
        """Whether there is anything to pay."""
        return self.left > 0

    @property
    def may_give_back(self) -> bool:
        """Whether there is anything to give back."""
        return self.booking.paid > 0

    @property
    def methods(self) -> list[PaymentMethod]:
        """Ways to pay at the desk."""
        return AT_THE_DESK

    @property
    def refunds(self) -> str:
        """The kind that is money given back, for the template to tell the two apart."""
        return PaymentKind.REFUND.value


@dataclass(frozen=True)
class VisitTill:
    """What is left to pay for several bookings of a visit, taken at once; a fresh key makes a double click pay once."""

    left: Decimal
    form_key: str = field(default_factory=lambda: str(uuid.uuid4()))

    @property
    def methods(self) -> list[PaymentMethod]:
        """Ways to pay at the desk."""
        return AT_THE_DESK


@dataclass(frozen=True)
class Sums:
    """The money of the visit as the page stands now."""

    cost: Decimal
    paid: Decimal

    @property
    def left(self) -> Decimal:
        """What is left to pay."""
        return max(self.cost - self.paid, ZERO)


@dataclass(frozen=True)
class Card:
    """One booking on the page. Without `form` it is deleted; with `locked` it is shown and cannot be changed."""

    key: str
    form: BookingForm | None
    booking: Booking | None
    locked: str = ""
    may_move: bool = True
    may_delete: bool = False
    staff: list[StaffMember] = field(default_factory=list)
    shelves: list[Shelf] = field(default_factory=list)
    others_give_more: bool = False
    categories: list[BookingCategory] = field(default_factory=list)
    till: Till | None = None
    clash: Clash | None = None
    outside: str = ""

    @property
    def statuses(self) -> tuple[VisitStatus, ...]:
        """How a visit can stand, in the order of a day."""
        return VisitStatus.through_the_day()

    @property
    def fixed(self) -> bool:
        """Whether its time and staff member stay: it is there, and the person may not move it."""
        return self.booking is not None and not self.may_move

    @property
    def step_seconds(self) -> int:
        """The grid of the location, as the browser's time field counts it."""
        return self.form.ground.grid_minutes * 60 if self.form else 60

    @property
    def chosen_staff(self) -> StaffMember | None:
        """The staff member as the form stands now."""
        return next((member for member in self.staff if self.form and member.pk == self.form.staff_id), None)


def card_of(booking: Booking, form: BookingForm, ground: Ground, actor: Actor) -> Card:
    """The card of a booking that is there, with the fields of `form` unless it is deleted."""
    key, till = f"b{booking.pk}", till_of(booking, actor)
    if booking.is_deleted:
        return Card(key, None, booking, till=till)
    refusal = refusal_to_edit(booking, actor)
    return Card(
        key,
        form,
        booking,
        locked=refusal.sentence if refusal else "",
        may_move=refusal_to_move(booking, actor) is None,
        may_delete=refusal_to_delete(booking, actor) is None,
        till=till,
        staff=ground.choices.staff_for(form.staff_id, actor),
        shelves=ground.choices.shelves_for(form.staff_id),
        others_give_more=ground.choices.others_give_more(form.staff_id),
        categories=ground.choices.categories_for(frozenset(booking.category_ids)),
    )


def card_of_new(form: BookingForm, ground: Ground, actor: Actor) -> Card:
    """The card of a booking that is not saved yet."""
    refusal = refusal_to_create(actor)
    return Card(
        form.key,
        form,
        None,
        locked=refusal.sentence if refusal else "",
        staff=ground.choices.staff_for(form.staff_id, actor),
        shelves=ground.choices.shelves_for(form.staff_id),
        others_give_more=ground.choices.others_give_more(form.staff_id),
        categories=ground.choices.categories_for(frozenset()),
    )


def sums_of(cards: list[Card]) -> Sums:
    """The sums of what is not deleted."""
    live = [card for card in cards if card.form]
    cost = sum((card.form.total for card in live if card.form), ZERO)
    return Sums(cost, sum((card.booking.paid for card in live if card.booking), ZERO))


def till_of(booking: Booking, actor: Actor) -> Till | None:
    """The money of a booking; None for those who may not see it."""
    return Till(booking, list(booking.payments.all())) if sees_payments(actor) else None


def visit_till_of(shown: ShownVisit, actor: Actor) -> VisitTill | None:
    """The money of the visit as a whole; None where no more than one booking has something to pay."""
    tills = [till_of(booking, actor) for booking in shown.live()]
    due = [till.left for till in tills if till and till.may_take]
    return VisitTill(sum(due, ZERO)) if len(due) > 1 else None
