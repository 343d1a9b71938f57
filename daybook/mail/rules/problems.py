"""What a mail server's no means."""

from __future__ import annotations

import smtplib
from http import HTTPStatus

from anymail.exceptions import AnymailAPIError, AnymailError, AnymailRecipientsRefused

from daybook.mail.choices import MessageProblem

NO = (smtplib.SMTPException, OSError, ValueError, AnymailError)
"""Whatever sending raises where the message did not leave."""
FOR_GOOD = frozenset({MessageProblem.ADDRESS_REFUSED, MessageProblem.MESSAGE_REFUSED})
"""Trying again would end the same way."""
PERMANENT = 500
"""Answers of SMTP from here on mean: do not try again."""
NOT_SIGNED_IN = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}
LONGEST_ANSWER = 300


def problem_of(no: Exception) -> tuple[MessageProblem, str]:
    """What went wrong, and the server's own words about it; never the library's, which may name how we sign in."""
    if isinstance(no, AnymailError):
        return _of_provider(no)
    if isinstance(no, smtplib.SMTPException) and not isinstance(no, smtplib.SMTPServerDisconnected):
        return _of_mail_server(no)
    return MessageProblem.NO_ANSWER if isinstance(no, OSError) else MessageProblem.OTHER, ""


def _of_mail_server(no: smtplib.SMTPException) -> tuple[MessageProblem, str]:
    match no:
        case smtplib.SMTPRecipientsRefused(recipients=recipients):
            code, answer = next(iter(recipients.values()))
            return _unless_for_now(MessageProblem.ADDRESS_REFUSED, code), _plain(code, answer)
        case smtplib.SMTPDataError(smtp_code=code, smtp_error=answer):
            return _unless_for_now(MessageProblem.MESSAGE_REFUSED, code), _plain(code, answer)
        case smtplib.SMTPAuthenticationError():
            return MessageProblem.SIGN_IN_REFUSED, ""
        case smtplib.SMTPResponseException(smtp_code=code, smtp_error=answer):
            return MessageProblem.OTHER, _plain(code, answer)
    return MessageProblem.OTHER, ""


def _of_provider(no: AnymailError) -> tuple[MessageProblem, str]:
    if isinstance(no, AnymailRecipientsRefused):
        return MessageProblem.ADDRESS_REFUSED, ""
    if no.status_code in NOT_SIGNED_IN:
        return MessageProblem.SIGN_IN_REFUSED, ""
    if no.status_code is not None:
        return MessageProblem.OTHER, _plain(no.status_code, no.response.text)
    return MessageProblem.NO_ANSWER if isinstance(no, AnymailAPIError) else MessageProblem.OTHER, ""


def _unless_for_now(problem: MessageProblem, code: int) -> MessageProblem:
    return problem if code >= PERMANENT else MessageProblem.OTHER


def _plain(code: int, answer: bytes | str) -> str:
    words = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return " ".join(f"{code} {words}".split())[:LONGEST_ANSWER]
