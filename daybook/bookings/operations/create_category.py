"""New booking categories of a location's own."""

from __future__ import annotations

from daybook.bookings import rights
from daybook.bookings.models import BookingCategory
from daybook.bookings.steps.categories import cleaned
from daybook.bookings.wishes import CategoryWish
from daybook.shared.actor import Actor
from daybook.shared.errors import refuse
from daybook.shared.operations import operation


@operation
def create_category(title: str, *, color: str, icon: str = "tag", actor: Actor) -> BookingCategory:
    """Make a label of this colour (`#2fb344`); each title stands once at a location."""
    refuse(rights.refusal_to_set_up(actor))
    wish = cleaned(CategoryWish(title, color, icon), actor)
    return BookingCategory.objects.create(
        location_id=actor.location_id, title=wish.title, color=wish.color, icon=wish.icon
    )
