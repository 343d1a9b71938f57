"""The request as a view of a location sees it, and what a view asks of the person."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django_htmx.middleware import HtmxDetails

from daybook.shared.actor import Actor

V = TypeVar("V", bound=Callable[..., HttpResponseBase])


class DeskRequest(HttpRequest):
    """A request below `/l/<location id>/`, after `access.middleware.DeskMiddleware`: the actor is known and allowed."""

    actor: Actor
    htmx: HtmxDetails


def needs(*rights: str) -> Callable[[V], V]:
    """Decorator: the view answers only to somebody who holds every one of these rights (none: any member).

    The middleware reads it, and lets nobody into a view of a location that says nothing.
    """

    def mark(view: V) -> V:
        view.needs = rights  # type: ignore[attr-defined]  # marks: read by DeskMiddleware
        return view

    return mark


def client_address(request: HttpRequest) -> str:
    """The address the request came from; a proxy's word counts only where DAYBOOK_BEHIND_PROXY says so."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    if settings.BEHIND_PROXY and forwarded:
        return forwarded.split(",")[-1].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
