"""Booking money: one row for the payment, and the sums that the booking repeats."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Case, Count, F, Sum, When
from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.bookings.models import Booking
from daybook.bookings.operations import set_paid
from daybook.bookings.rules.money import is_exact
from daybook.bookings.rules.refusals import refuse
from daybook.payments.choices import PaymentKind, PaymentMethod
from daybook.payments.models import Payment
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, NotThere
from daybook.shared.outcomes import Refusal

Rule = Callable[[Booking, Actor], Refusal | None]
SIGNED = Case(When(kind=PaymentKind.REFUND, then=-F("amount")), default=F("amount"))


@dataclass(frozen=True)
class Money:
    """What is to be booked for which booking; `form_key` is the form's own, so that sending it twice books once."""

    booking_id: int
    kind: PaymentKind
    amount: Decimal
    method: PaymentMethod
    form_key: UUID | None


def hold_bookings(ids: Collection[int], actor: Actor) -> dict[int, Booking]:
    """The bookings of the location that have these ids, deleted ones too, each with its staff member; locked by key."""
    rows = Booking.objects.of(actor).among(ids).select_related("staff").order_by("pk")
    return {row.pk: row for row in rows.select_for_update(of=("self",))}


def hold_booking(booking_id: int, refusal: Rule, actor: Actor) -> Booking:
    """The booking, locked, for which the actor may book money by this rule."""
    booking = hold_bookings([booking_id], actor).get(booking_id)
    if booking is None:
        raise NotThere(_("There is no such booking here."))
    refuse(refusal(booking, actor))
    return booking


def booked_before(money: Money, actor: Actor) -> Payment | None:
    """The payment that this very form booked before; a form's key used for something else is refused."""
    if money.form_key is None:
        return None
    payment = Payment.objects.of(actor).filter(form_key=money.form_key).first()
    if payment and (payment.booking_id, payment.kind, payment.amount) != (money.booking_id, money.kind, money.amount):
        raise _used_before()
    return payment


def book(money: Money, *, most: Decimal, too_much: str, actor: Actor) -> Payment:
    """Book the money for the held booking, above zero and up to `most`; else refuse with `too_much`."""
    if not is_exact(money.amount, actor.currency) or money.amount <= 0:
        raise Invalid({"amount": [_("Write an amount above zero, in whole coins of the currency.")]})
    if money.amount > most:
        raise Invalid({"amount": [too_much]})
    payment = _write(money, actor)
    sums = Payment.objects.of(actor).filter(booking_id=money.booking_id).aggregate(paid=Sum(SIGNED), count=Count("pk"))
    set_paid(money.booking_id, paid=sums["paid"], payments_count=sums["count"], actor=actor)
    return payment


def _write(money: Money, actor: Actor) -> Payment:
    """The row. The same key may be on its way for another booking, or stand at another location."""
    try:
        with transaction.atomic():
            return Payment.objects.create(
                location_id=actor.location_id,
                booking_id=money.booking_id,
                kind=money.kind,
                method=PaymentMethod(money.method),
                amount=money.amount,
                paid_at=timezone.now(),
                created_by_id=actor.user_id,
                form_key=money.form_key,
            )
    except IntegrityError as error:
        raise _used_before() from error


def _used_before() -> Invalid:
    return Invalid({"form_key": [_("This form was sent before with something else in it. Open it again.")]})
