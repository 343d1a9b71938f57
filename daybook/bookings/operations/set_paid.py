"""What the payments room tells a booking."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from daybook.bookings.models import Booking
from daybook.bookings.steps.hold import hold_bookings
from daybook.bookings.steps.many import write_all
from daybook.shared.actor import Actor
from daybook.shared.errors import NotThere
from daybook.shared.operations import operation


@operation
def set_paid(booking_id: int, *, paid: Decimal, payments_count: int, actor: Actor) -> Booking:
    """Repeat on the booking what its payments come to; rights over payments are for the caller to ask."""
    rows = hold_bookings([booking_id], actor)
    if not rows:
        raise NotThere(_("There is no such booking here."))
    write_all(rows, {"paid": paid, "payments_count": payments_count}, actor=actor)
    return rows[0]
