"""Handing a message to the mail server."""

from __future__ import annotations

import hashlib
import smtplib

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import timezone

from daybook.mail.choices import MessageProblem, MessageState
from daybook.mail.models import Message
from daybook.mail.queries import is_set_up
from daybook.shared.actor import Actor
from daybook.shared.operations import operation

TRIES = 7
FOR_GOOD = frozenset({MessageProblem.ADDRESS_REFUSED, MessageProblem.MESSAGE_REFUSED})
LONGEST_ANSWER = 300
PERMANENT = 500
"""Answers of SMTP from here on mean: do not try again."""


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
    except (smtplib.SMTPException, OSError, ValueError) as refusal:
        message.problem, message.answer = _problem_of(refusal)
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
    return EmailMessage(message.subject, message.text, to=[message.to], headers=headers)


def _problem_of(refusal: Exception) -> tuple[MessageProblem, str]:
    """What went wrong, and the mail server's own words about it; never ours, which may name how we sign in."""
    match refusal:
        case smtplib.SMTPRecipientsRefused(recipients=recipients):
            code, answer = next(iter(recipients.values()))
            is_for_good, problem = code >= PERMANENT, MessageProblem.ADDRESS_REFUSED
        case smtplib.SMTPDataError(smtp_code=code, smtp_error=answer):
            is_for_good, problem = code >= PERMANENT, MessageProblem.MESSAGE_REFUSED
        case smtplib.SMTPAuthenticationError():
            return MessageProblem.SIGN_IN_REFUSED, ""
        case smtplib.SMTPResponseException(smtp_code=code, smtp_error=answer):
            is_for_good, problem = False, MessageProblem.OTHER
        case smtplib.SMTPException() if not isinstance(refusal, smtplib.SMTPServerDisconnected):
            return MessageProblem.OTHER, ""
        case OSError():
            return MessageProblem.NO_ANSWER, ""
        case _:
            return MessageProblem.OTHER, ""
    return problem if is_for_good else MessageProblem.OTHER, _plain(code, answer)


def _plain(code: int, answer: bytes | str) -> str:
    words = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return " ".join(f"{code} {words}".split())[:LONGEST_ANSWER]
