"""The message that invites somebody."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.access.choices import INVITED_FOR
from daybook.access.models import Membership
from daybook.mail.operations import send_message
from daybook.mail.wishes import WAY_IN, MessageWish
from daybook.shared.actor import Actor
from daybook.shared.templatetags.shown import day
from daybook.users.rules import MESSAGE, WAY, message_key


def open_invitation(membership: Membership, actor: Actor) -> None:
    """Begin the seven days anew and send a link of its own; those that were sent before lead nowhere from now on."""
    membership.invitation += 1
    membership.invited_at = timezone.now()
    membership.version += 1
    membership.save(update_fields=["invitation", "invited_at", "version"])
    place = membership.location.name
    wish = MessageWish(
        key=message_key(membership.pk, membership.invitation),
        to=membership.user.email,
        subject=_("%(name)s invites you to %(place)s") % {"name": actor.name or "Daybook", "place": place},
        text=_text(membership, actor),
        kind=MESSAGE,
        location_id=membership.location_id,
        way_in=WAY,
    )
    send_message(wish, actor=actor)


def _text(membership: Membership, actor: Actor) -> str:
    assert membership.invited_at
    facts = {
        "name": membership.invited_name or membership.user.email,
        "by": actor.name or "Daybook",
        "place": membership.location.name,
        "role": membership.get_role_display(),
        "until": day(membership.invited_at + INVITED_FOR, actor.zone),
        "link": WAY_IN,
    }
    return (
        _(
            """%(name)s, %(by)s invites you to work with Daybook at %(place)s. Your role there: %(role)s.

Come in by this link until %(until)s. It is for you alone and works once:
%(link)s

If you did not expect this, do nothing: nothing happens without the link."""
        )
        % facts
    )
