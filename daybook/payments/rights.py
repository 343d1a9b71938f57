"""Who may take money and give it back; nothing else decides."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.access.choices import Right
from daybook.bookings import rights as of_bookings
from daybook.bookings.models import Booking
from daybook.shared.actor import Actor
from daybook.shared.outcomes import Refusal


def refusal_to_pay(booking: Booking, actor: Actor) -> Refusal | None:
    """Why this actor may not take or give back money for this booking; None if they may."""
    if refusal := of_bookings.refusal_to_reach(booking, actor):
        return refusal
    if not actor.has(Right.PAYMENTS):
        return Refusal("no_right", _("You may not take payments or give money back."))
    return None
