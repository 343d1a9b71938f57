"""How the business says no, and the one place where a no becomes a page, a fragment or JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from psycopg.errors import DeadlockDetected, LockNotAvailable, QueryCanceled
from psycopg_pool import PoolTimeout

from daybook.shared.outcomes import Refusal


class DomainError(Exception):
    """The business says no. `code` is stable and for programs; the text is for the person."""

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 409


class NotAllowed(DomainError):
    """The actor lacks the right."""

    code = "no_right"
    status = 403


class Invalid(DomainError):
    """What was sent cannot be used; `fields` tells, per field, why."""

    code = "invalid"
    status = 422

    def __init__(self, fields: Mapping[str, list[str]]) -> None:
        self.fields = dict(fields)
        super().__init__(" ".join(sentence for sentences in self.fields.values() for sentence in sentences))


class NotThere(DomainError):
    """There is no such thing at this location, or it is not for this actor to know."""

    code = "not_found"
    status = 404


class Stale(DomainError):
    """Somebody else changed the thing meanwhile; nothing was overwritten."""

    code = "stale"


class Busy(DomainError):
    """The database had no time for it, and undid it; the same again may work in a moment."""

    code = "busy"
    status = 503


def refuse(refusal: Refusal | None) -> None:
    """Refuse the whole act for this reason, as one that the actor may not do; None lets it go on."""
    if refusal:
        raise NotAllowed(refusal.sentence)


NO_TIME = (QueryCanceled, LockNotAvailable, DeadlockDetected, PoolTimeout)
"""What the database raises where it gave up waiting; anything else it raises is our fault."""


class DomainErrorMiddleware:
    """Answers a `DomainError` that no view caught, with its status: a page, or a fragment for htmx."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django's hook: None lets an unknown error rise."""
        if isinstance(exception, DatabaseError) and isinstance(exception.__cause__, NO_TIME):
            exception = Busy(_("The database is busy with other work. Nothing was changed: try again in a moment."))
        if not isinstance(exception, DomainError):
            return None
        return answer_to_refusal(request, exception)


def answer_to_refusal(request: HttpRequest, refusal: DomainError) -> HttpResponse:
    """The page, or for htmx the fragment, that says what was refused; with the refusal's status."""
    template = "shared/_refusal.html" if request.headers.get("HX-Request") else "refusal.html"
    context = {"sentence": str(refusal), "code": refusal.code}
    return render(request, template, context, status=refusal.status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open too long or came from elsewhere: nothing was done."""
    sentence = _("This page was open for too long. Nothing was changed: reload it and try again.")
    return render(request, "refusal.html", {"sentence": sentence, "code": "csrf"}, status=403)
