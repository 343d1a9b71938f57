"""Taking all that is left to pay for a visit."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from daybook.bookings.models import Booking
from daybook.payments import rights
from daybook.payments.choices import PaymentKind, PaymentMethod
from daybook.payments.models import Payment
from daybook.payments.steps.book import Money, book, hold_bookings
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, NotThere, refuse
from daybook.shared.operations import operation
from daybook.shared.templatetags import shown


@operation
def pay_visit(visit_id: int, amount: Decimal, method: PaymentMethod, *, form_key: UUID, actor: Actor) -> list[Payment]:
    """Take what is left for each booking of the visit: a payment for each, or nothing where it is not `amount` in all.

    Bookings that are not for the actor to see are left out. The same `form_key` again gives the first payments.
    """
    rows = Booking.objects.of(actor).not_cancelled().filter(visit_id=visit_id)
    held = hold_bookings(list(rows.values_list("pk", flat=True)), actor)
    if not held:
        raise NotThere(_("There is no such visit here."))
    refusals = {pk: rights.refusal_to_pay(row, actor) for pk, row in held.items()}
    if all(refusals.values()):
        refuse(next(iter(refusals.values())))
    keys = {pk: uuid5(form_key, str(pk)) for pk in held}
    if before := list(Payment.objects.of(actor).filter(form_key__in=keys.values()).order_by("pk")):
        return before
    left = {pk: row.cost - row.paid for pk, row in held.items() if refusals[pk] is None and row.cost > row.paid}
    if amount <= 0 or sum(left.values(), Decimal(0)) != amount:
        now = shown.money(sum(left.values(), Decimal(0)), actor)
        raise Invalid({"amount": [_("Meanwhile %(left)s is left to pay. Nothing was taken.") % {"left": now}]})
    return [
        book(Money(pk, PaymentKind.PAYMENT, part, method, keys[pk]), most=part, too_much="", actor=actor)
        for pk, part in left.items()
    ]
