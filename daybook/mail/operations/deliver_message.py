"""Handing a message to the mail server."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import timezone

from daybook.mail.choices import MessageState
from daybook.mail.models import Message
from daybook.mail.queries import is_set_up
from daybook.mail.rules.problems import FOR_GOOD, NO, problem_of
from daybook.mail.rules.ways_in import link_of
from daybook.mail.wishes import WAY_IN
from daybook.shared.actor import Actor
from daybook.shared.operations import operation

TRIES = 7


@operation
def deliver_message(message_id: int, *, actor: Actor) -> Message:
    """Try once to send a message that waits; one that has left, or was given up, is left alone.

    The message is locked meanwhile, so two workers never send it both. A worker that dies between the mail server's
    yes and our commit sends it again, under the same Message-ID: mail programs show it once.
    """
    message = Message.objects.select_for_update().get(pk=message_id)
    if message.state == MessageState.WAITING:
        if is_set_up():
            _try(message)
        else:
            message.state = MessageState.KEPT
        message.save()
    return message


def _try(message: Message) -> None:
    message.tries += 1
    server = get_connection()
    try:
        server.send_messages([_letter(message)])
    except NO as no:
        message.problem, message.answer = problem_of(no)
        if message.problem in FOR_GOOD or message.tries >= TRIES:
            message.state = MessageState.FAILED
    else:
        message.state, message.sent_at = MessageState.SENT, timezone.now()
        message.problem = message.answer = ""
    finally:
        server.close()


def _letter(message: Message) -> EmailMessage:
    digest = hashlib.sha256(f"{settings.SITE_URL}\n{message.key}".encode()).hexdigest()[:32]
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") or "localhost"
    headers = {"Message-ID": f"<{digest}@{domain}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(message.subject, _text_to_send(message), to=[message.to], headers=headers)


def _text_to_send(message: Message) -> str:
    """The link that lets its reader in exists from here on only."""
    return message.text.replace(WAY_IN, link_of(message.way_in, message.key)) if message.way_in else message.text
