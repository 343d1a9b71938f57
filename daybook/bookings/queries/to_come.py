"""The bookings to come of a staff member: what somebody has to look after before they leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from daybook.bookings.models import Booking
from daybook.bookings.rights import may_book_for, visible_in_calendar
from daybook.shared.actor import Actor
from daybook.staff.models import StaffMember

MOST_SHOWN = 5


@dataclass(frozen=True)
class ToCome:
    """How many there are, and the first of them; `is_hidden`: the actor sees none of this staff member's bookings."""

    number: int
    first: Sequence[Booking]
    is_hidden: bool = False

    @property
    def has_more(self) -> bool:
        """Whether there are others than the first."""
        return self.number > len(self.first)


def bookings_to_come(staff_id: int, actor: Actor) -> ToCome | None:
    """Live bookings of the staff member from now on, as far as the actor may see them; None: nobody of the location."""
    member = StaffMember.objects.of(actor).filter(pk=staff_id).first()
    if member is None:
        return None
    if not may_book_for(member, actor):
        return ToCome(0, [], is_hidden=True)
    live = visible_in_calendar(Booking.objects.of(actor).not_cancelled(), actor)
    rows = live.filter(staff_id=staff_id, starts_at__gte=timezone.now()).order_by("starts_at", "pk")
    return ToCome(rows.count(), list(rows.select_related("client")[:MOST_SHOWN]))
