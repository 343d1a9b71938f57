"""Invitations as tests need them, and the link that a message brought."""

from __future__ import annotations

import re
from typing import Any

from django.core import mail
from django.test import Client as Browser

from daybook.access.choices import Role
from daybook.access.models import Membership
from daybook.mail.models import Message
from daybook.mail.operations import deliver_message
from daybook.mail.rules.ways_in import secret_of
from daybook.shared.actor import Actor
from daybook.users.operations import invite_user
from daybook.users.rules import message_key
from daybook.users.wishes import InvitationWish, RightsWish
from tests.factories import an_actor

GOOD_PASSWORD = "quiet maple over water"


def a_wish(email: str = "bea@example.org", role: Role = Role.ADMINISTRATOR, **more: Any) -> InvitationWish:
    dull: dict[str, Any] = {"name": "Bea New", "rights": RightsWish(role)}
    return InvitationWish(email=email, **(dull | more))


def an_invitation(email: str = "bea@example.org", *, actor: Actor | None = None, **more: Any) -> Membership:
    """Somebody invited by an owner, unless said otherwise; the message waits for the worker."""
    return invite_user(a_wish(email, **more), actor=actor or an_actor())


def the_secret(membership: Membership) -> str:
    """The end of the link of the open invitation."""
    return secret_of(message_key(membership.pk, membership.invitation))


def the_link_in_the_mail(*, nth: int = -1) -> str:
    """Deliver whatever waits, and read the path of the link in the last message."""
    for message in Message.objects.filter(state="waiting").order_by("pk"):
        deliver_message(message.pk, actor=an_actor())
    (path,) = re.findall(r"https?://[^/]+(/invited/\S+)", str(mail.outbox[nth].body))
    return str(path)


def follow(browser: Browser, link: str) -> Any:
    """Open the link of a message; the page it ends at."""
    return browser.get(link, follow=True)
