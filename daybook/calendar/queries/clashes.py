"""Whose time is taken by what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from daybook.bookings.models import Booking
from daybook.bookings.wishes import BookingWish
from daybook.shared.actor import Actor


@dataclass(frozen=True)
class Clash:
    """A live booking that takes some of the wished time; of whom is said only to those who may see it."""

    starts_at: datetime
    ends_at: datetime
    staff: str
    client: str


def clashes(wishes: Iterable[BookingWish], actor: Actor) -> list[Clash | None]:
    """For each wish the first booking of others that takes its time, or None."""
    wished = list(wishes)
    own = [wish.booking_id for wish in wished if wish.booking_id]
    return [_clash(wish, own, actor) for wish in wished]


def _clash(wish: BookingWish, own: list[int], actor: Actor) -> Clash | None:
    taking = (
        Booking.objects.of(actor)
        .overlapping(wish.staff_id, wish.starts_at, wish.ends_at)
        .filter(may_overlap=False)
        .exclude(pk__in=own)
        .select_related("staff", "client")
        .order_by("starts_at")
        .first()
    )
    if taking is None:
        return None
    return Clash(taking.starts_at, taking.ends_at, taking.staff.name, taking.client.name if taking.client else "")
