"""Who may do what with clients; nothing else decides."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.access.choices import Right
from daybook.shared.actor import Actor
from daybook.shared.outcomes import Refusal


def refusal_to_create(actor: Actor) -> Refusal | None:
    """Why this actor may not make clients; None if they may. Whoever makes bookings makes clients for them."""
    if actor.has(Right.CLIENTS) or actor.has(Right.CREATE_BOOKINGS):
        return None
    return Refusal("no_right", _("You may not make clients."))


def refusal_to_edit(actor: Actor) -> Refusal | None:
    """Why this actor may not change clients; None if they may."""
    if actor.has(Right.CLIENTS):
        return None
    return Refusal("no_right", _("You may not change clients."))


def refusal_to_retire(actor: Actor) -> Refusal | None:
    """Why this actor may not retire clients; None if they may."""
    if actor.has(Right.DELETE_CLIENTS):
        return None
    return Refusal("no_right", _("You may not delete or retire clients."))


def refusal_to_delete(actor: Actor) -> Refusal | None:
    """Why this actor may not delete clients that nothing refers to; None if they may."""
    return refusal_to_retire(actor)


def refusal_to_merge(actor: Actor) -> Refusal | None:
    """Why this actor may not make one client of two; None if they may. One card of the two is gone afterwards."""
    if actor.has(Right.CLIENTS) and actor.has(Right.DELETE_CLIENTS):
        return None
    return Refusal("no_right", _("You may not merge clients."))


def refusal_to_erase(actor: Actor) -> Refusal | None:
    """Why this actor may not erase a client's personal data; None if they may.

    It cannot be taken back, and it is the one act that reaches history and other people's files: so it takes the
    right that stands for the business itself.
    """
    if actor.has(Right.FULL):
        return None
    return Refusal("no_right", _("Only somebody with full access may erase a client's personal data."))


def refusal_to_set_up(actor: Actor) -> Refusal | None:
    """Why this actor may not change the categories of clients; None if they may."""
    if actor.has(Right.SETTINGS):
        return None
    return Refusal("no_right", _("You may not change the settings of this location."))


def sees_phones(actor: Actor) -> bool:
    """Whether the list of clients shows this actor their phones."""
    return actor.has(Right.CLIENT_PHONES)


def may_look_up(actor: Actor) -> bool:
    """Whether the actor may look for any client: in their list, or to choose one for a booking.

    Others see the clients of bookings that they see, and no others.
    """
    return any(actor.has(right) for right in (Right.CLIENTS, Right.CREATE_BOOKINGS, Right.EDIT_BOOKINGS))
