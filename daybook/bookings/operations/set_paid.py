"""What the payments room tells a booking."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from daybook.bookings.models import Booking
from daybook.bookings.steps.hold import hold_bookings
from daybook.bookings.steps.many import touch_visits, write_all
from daybook.shared.actor import Actor
from daybook.shared.errors import NotThere
from daybook.shared.operations import operation

WRITE = """
    UPDATE bookings_booking booking SET paid = told.paid, payments_count = told.count, changed_at = now(),
      version = version + 1
    FROM unnest(%s::bigint[], %s::numeric[], %s::integer[]) AS told (id, paid, count)
    WHERE booking.id = told.id AND booking.location_id = %s RETURNING visit_id
"""


@operation
def set_paid(booking_id: int, *, paid: Decimal, payments_count: int, actor: Actor) -> Booking:
    """Repeat on the booking what its payments come to; rights over payments are for the caller to ask."""
    rows = hold_bookings([booking_id], actor)
    if not rows:
        raise NotThere(_("There is no such booking here."))
    write_all(rows, {"paid": paid, "payments_count": payments_count}, actor=actor)
    return rows[0]


@operation
def set_paid_of_many(sums: Mapping[int, tuple[Decimal, int]], *, actor: Actor) -> None:
    """The same for many bookings, which the caller holds: by their ids, what was paid and by how many payments."""
    columns: list[Any] = [
        list(sums),
        [paid for paid, _count in sums.values()],
        [count for _paid, count in sums.values()],
    ]
    with connection.cursor() as cursor:
        cursor.execute(WRITE, [*columns, actor.location_id])
        touch_visits({visit_id for (visit_id,) in cursor.fetchall()}, actor)
