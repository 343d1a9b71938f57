"""Ending one of one's own sign-ins."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _

from daybook.access.models import User
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid
from daybook.shared.operations import operation


@operation
def end_session(user: User, session_id: int, *, actor: Actor) -> None:
    """Sign the person out of that browser at once; another person's session is as one that does not exist."""
    session = UserSession.objects.filter(user=user, pk=session_id).first()
    if session is None or actor.user_id != user.pk:
        raise Invalid({"session": [_("This session has ended already.")]})
    session.end()
