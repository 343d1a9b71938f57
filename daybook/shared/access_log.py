"""One line of the log for each request, without what a person looked for."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponseBase

logger = logging.getLogger("daybook.requests")
ASKED_BY_MACHINES = frozenset({"/healthz", "/readyz"})
SAFE_TO_KEEP = re.compile(r"[\d,:.T+-]{1,32}|[a-z_-]{1,20}")
NAME = re.compile(r"[A-Za-z_-]{1,40}")
PERSONAL = re.compile(r"client|phone|search|mail|name|comment|next|key|\bq\b")
"""In the name of a parameter: what somebody types into it may be a person, or a way in."""
WAYS_IN = re.compile(r"(/password/reset/key/|/data-log/file/|/invited/|/calendar-feed/)[^/]+")
"""What follows in an address lets somebody in, or stands in a message that one person was sent."""


class AccessLogMiddleware:
    """Tells method, address, status and time of every request; the request's id is on the line as on every other."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        response = self.get_response(request)
        milliseconds = round((time.perf_counter() - began) * 1000, 1)
        level = logging.DEBUG if request.path in ASKED_BY_MACHINES else logging.INFO
        logger.log(
            level,
            "request",
            extra={
                "verb": request.method,
                "path": address_without_persons(request),
                "status": response.status_code,
                "milliseconds": milliseconds,
            },
        )
        return response


def address_without_persons(request: HttpRequest) -> str:
    """The address asked for; days, numbers and plain choices of the query are kept, words somebody typed are not."""
    path = WAYS_IN.sub(r"\1[hidden]", request.path)
    asked = parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True)
    kept = [
        (name if NAME.fullmatch(name) else "[hidden]", value if _says_nothing_personal(name, value) else "[hidden]")
        for name, value in asked
    ]
    return f"{path}?{urlencode(kept, safe='[],:')}" if kept else path


def _says_nothing_personal(name: str, value: str) -> bool:
    return value == "" or (not PERSONAL.search(name) and SAFE_TO_KEEP.fullmatch(value) is not None)
