"""What became of an invitation, and whom a link invites."""

from __future__ import annotations

from daybook.access.choices import MemberState
from daybook.access.models import Membership
from daybook.access.rights import refusal_to_change_rights
from daybook.mail.models import Message
from daybook.mail.queries import is_set_up, message_of
from daybook.mail.rules.ways_in import key_of, link_of
from daybook.shared.actor import Actor
from daybook.users.rules import WAY, invitation_of, message_key


def invited_by(secret: str, *, for_update: bool = False) -> Membership | None:
    """Whom the end of a link invites, where; None for one that is made up, used, withdrawn, replaced or too old."""
    numbers = invitation_of(key_of(secret))
    if numbers is None:
        return None
    membership_id, invitation = numbers
    rows = Membership.objects.select_related("user", "location", "location__business")
    rows = rows.select_for_update(of=("self", "user")) if for_update else rows
    found = rows.filter(pk=membership_id, invitation=invitation, location__retired_at=None).first()
    return found if found and found.state == MemberState.INVITED else None


def link_to_hand_over(membership: Membership, actor: Actor) -> str:
    """The link itself, for whoever may change the person's rights, where no mail is set up to bring it; else empty."""
    if is_set_up() or membership.state != MemberState.INVITED or refusal_to_change_rights(membership, actor):
        return ""
    return link_of(WAY, message_key(membership.pk, membership.invitation))


def message_about(membership: Membership) -> Message | None:
    """The message of the open invitation."""
    return message_of(message_key(membership.pk, membership.invitation)) if membership.invited_at else None
