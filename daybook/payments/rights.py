"""Who may take money and give it back; nothing else decides."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.access.choices import Right
from daybook.bookings import rights as of_bookings
from daybook.bookings.models import Booking
from daybook.shared.actor import Actor
from daybook.shared.outcomes import Refusal


def refusal_to_pay(booking: Booking, actor: Actor) -> Refusal | None:
    """Why this actor may not take money for this booking; None if they may."""
    return of_bookings.refusal_to_reach(booking, actor) or _without_right(actor)


def refusal_to_give_back(booking: Booking, actor: Actor) -> Refusal | None:
    """Why this actor may not give money back for this booking; None if they may: for a deleted one, too."""
    refusal = of_bookings.refusal_to_reach(booking, actor)
    if refusal and refusal.code != of_bookings.ALREADY_DELETED.code:
        return refusal
    return _without_right(actor)


def _without_right(actor: Actor) -> Refusal | None:
    if not actor.has(Right.PAYMENTS):
        return Refusal("no_right", _("You may not take payments or give money back."))
    return None
