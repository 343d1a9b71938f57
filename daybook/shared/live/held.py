"""An answer that stays open: a view says who listens and gives the beginning, the gateway writes what comes later.

Only `shared.live.gateway` can hold an answer without a thread. Under another server `can_hold` is False, and the view
says so: the page then asks every few seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse

CAN_HOLD = "daybook.can_hold"
HELD_BY = "daybook.held_by"
"""Keys of the request's environment, by which the view and the gateway know of each other."""
STREAM = "text/event-stream"

News = Mapping[str, Any]
"""What the database told: at least the `location`, None for all."""


class Listener(Protocol):
    """Who an answer is held for: what of the news is for their ears, and the words for it."""

    @property
    def location_id(self) -> int:
        """The location of which news are wanted."""

    def hear(self, news: News | None) -> None:
        """Take note of news; None: some may have been missed."""

    def say(self) -> str:
        """The event for all that was heard since the last one; empty where none of it was for this person."""


def can_hold(request: HttpRequest) -> bool:
    """Whether an answer to this request can stay open."""
    return CAN_HOLD in request.META


def hold(request: HttpRequest, listener: Listener, *, begins: str) -> HttpResponse:
    """An answer that begins with this event and stays open for the listener."""
    request.META[HELD_BY] = listener
    response = HttpResponse(begins, content_type=STREAM)
    # Proxies keep answers until they are whole, or compress them: nothing would arrive.
    response["X-Accel-Buffering"] = "no"
    response["Cache-Control"] = "no-transform"
    return response


def event(name: str, data: str, *, retry: int | None = None) -> str:
    """An event as the browser's EventSource reads it; `retry`: milliseconds until it comes back after an end."""
    again = f"retry: {retry}\n" if retry is not None else ""
    return f"{again}event: {name}\ndata: {data}\n\n"
