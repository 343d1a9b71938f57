"""Shutting somebody out of a location, and letting them in again."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.access.models import Membership
from daybook.access.queries import held_with_others
from daybook.access.rights import refusal_to_change_rights, refusal_to_leave_no_owner
from daybook.shared.actor import Actor
from daybook.shared.errors import refuse
from daybook.shared.operations import operation
from daybook.shared.outcomes import Refusal


@operation
def deactivate_member(membership: Membership, *, actor: Actor) -> Membership:
    """Let the person into the location no more and end their open sessions; what they did keeps their name.

    The actor must hold every right of theirs. Twice is harmless.
    """
    locked, others = held_with_others(membership)
    refuse(
        refusal_to_change_rights(locked, actor)
        or _refusal_to_shut_out(locked)
        or refusal_to_leave_no_owner(locked, others)
    )
    if locked.deactivated_at is None:
        locked.deactivated_at = timezone.now()
        locked.version += 1
        locked.save(update_fields=["deactivated_at", "version"])
    for session in UserSession.objects.filter(user=locked.user_id):
        session.end()
    return locked


@operation
def reactivate_member(membership: Membership, *, actor: Actor) -> Membership:
    """Let the person in again with the rights they had; the actor must hold each of them. Twice is harmless."""
    locked, _others = held_with_others(membership)
    refuse(refusal_to_change_rights(locked, actor))
    if locked.deactivated_at is not None:
        locked.deactivated_at = None
        locked.version += 1
        locked.save(update_fields=["deactivated_at", "version"])
    return locked


def _refusal_to_shut_out(membership: Membership) -> Refusal | None:
    if membership.invited_at is None:
        return None
    return Refusal("invited", _("This person has not come yet: withdraw the invitation instead."))
