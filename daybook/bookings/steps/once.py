"""A form that is sent twice makes its visit once: a double click, a page that is reloaded, two tabs."""

from __future__ import annotations

from django.db import connection

from daybook.bookings.models import Booking, Visit
from daybook.shared.actor import Actor

WAIT_FOR_THE_FIRST = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"


def made_before(form_key: str, actor: Actor) -> Visit | None:
    """The visit that this very form made before; while it is being made, whoever sends the form again waits."""
    if not form_key:
        return None
    with connection.cursor() as cursor:
        cursor.execute(WAIT_FOR_THE_FIRST, [f"{actor.location_id} {_row_key(form_key)}"])
    return Visit.objects.of(actor).filter(bookings__upload_key=_row_key(form_key)).first()


def mark_as_made(booking_id: int, form_key: str, actor: Actor) -> None:
    """Note on the visit's first booking which form made it."""
    if form_key:
        Booking.objects.of(actor).filter(pk=booking_id).update(upload_key=_row_key(form_key))


def _row_key(form_key: str) -> str:
    """Keys of forms stand beside those of rows of files: both make a booking once at a location."""
    return f"form {form_key}"[:64]
