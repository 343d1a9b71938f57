"""Booking many payments at once, such as those of bookings that were brought in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from decimal import Decimal

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.bookings.models import Booking
from daybook.bookings.operations import set_paid_of_many
from daybook.bookings.rules.money import is_exact
from daybook.payments import rights
from daybook.payments.choices import PaymentKind
from daybook.payments.steps.book import hold_bookings
from daybook.payments.wishes import PaymentWish
from daybook.shared.actor import Actor
from daybook.shared.operations import operation
from daybook.shared.outcomes import BulkOutcome, Refusal

INSERT = """
    INSERT INTO payments_payment (location_id, booking_id, kind, method, amount, paid_at, created_by_id)
    SELECT %s, told.booking_id, %s, told.method, told.amount, told.paid_at, %s
    FROM unnest(%s::bigint[], %s::text[], %s::numeric[], %s::timestamptz[])
      AS told (booking_id, method, amount, paid_at)
"""


@operation
def record_payments(wishes: Collection[PaymentWish], *, actor: Actor) -> BulkOutcome[PaymentWish]:
    """Book each payment at its own moment, in the order given and at most what is left to pay; say why others not."""
    rows = hold_bookings({wish.booking_id for wish in wishes}, actor)
    outcome = BulkOutcome[PaymentWish]()
    taken: dict[int, list[Decimal]] = defaultdict(list)
    for wish in wishes:
        row = rows.get(wish.booking_id)
        if refusal := _refusal(wish, row, sum(taken[wish.booking_id], Decimal(0)), actor):
            outcome.refused.append((wish, refusal))
            continue
        taken[wish.booking_id].append(wish.amount)
        outcome.done.append(wish)
    _book(outcome.done, actor)
    sums = {
        pk: (rows[pk].paid + sum(amounts, Decimal(0)), rows[pk].payments_count + len(amounts))
        for pk, amounts in taken.items()
        if amounts
    }
    set_paid_of_many(sums, actor=actor)
    return outcome


def _refusal(wish: PaymentWish, row: Booking | None, taken: Decimal, actor: Actor) -> Refusal | None:
    if row is None:
        return Refusal("not_found", _("There is no such booking here."))
    if refusal := rights.refusal_to_pay(row, actor):
        return refusal
    if not is_exact(wish.amount, actor.currency) or wish.amount <= 0:
        return Refusal("amount", _("Write an amount above zero, in whole coins of the currency."))
    if wish.amount > row.cost - row.paid - taken:
        return Refusal("too_much", _("That is more than what is left to pay."))
    if wish.paid_at > timezone.now():
        return Refusal("future", _("Money cannot have been taken in the future."))
    return None


def _book(wishes: list[PaymentWish], actor: Actor) -> None:
    columns = (
        [wish.booking_id for wish in wishes],
        [wish.method.value for wish in wishes],
        [wish.amount for wish in wishes],
        [wish.paid_at for wish in wishes],
    )
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [actor.location_id, PaymentKind.PAYMENT.value, actor.user_id, *columns])
