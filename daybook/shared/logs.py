"""Log lines as JSON, with the request's id, and with what must not be kept struck out."""

from __future__ import annotations

import logging
import re
from typing import Any

import structlog

from daybook.shared.request_id import current_request_id

NUMBER = re.compile(r"(?<![\w.:-])\+?\(?\d[\d ().\-]{5,}\d(?![\w:])")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
DIGITS_OF_A_PHONE = 9
SECRET = re.compile(
    r"(?i)(password\d?|passwd|secret|token|authorization|cookie|csrfmiddlewaretoken|sessionid|api_?key)"
    r"([\"']?\s*[=:]\s*)([\"']?)(bearer\s+|basic\s+)?[^\s\"',;&]+"
)
URL_WITH_PASSWORD = re.compile(r"(?<=://)([^/\s:@]*):[^/\s@]+@")
KEPT = frozenset({"timestamp", "request_id", "level", "logger"})
EventDict = dict[str, Any]


def without_secrets(line: str) -> str:
    """The text with phones, and whatever follows a word like password=, struck out."""
    line = URL_WITH_PASSWORD.sub(r"\1:[hidden]@", SECRET.sub(r"\1\2\3[hidden]", line))
    return NUMBER.sub(_without_phone, line)


def _without_phone(found: re.Match[str]) -> str:
    """Days and short numbers say nothing about anybody; any long number may be a phone."""
    number = found[0]
    is_phone = sum(sign.isdigit() for sign in DAY.sub("", number)) >= DIGITS_OF_A_PHONE
    return "[number]" if is_phone else number


def _strike_out(_logger: Any, _method: str, event: EventDict) -> EventDict:
    return {
        key: without_secrets(value) if isinstance(value, str) and key not in KEPT else value
        for key, value in event.items()
    }


def _with_request_id(_logger: Any, _method: str, event: EventDict) -> EventDict:
    if request_id := current_request_id.get():
        event["request_id"] = request_id
    return event


def json_formatter() -> logging.Formatter:
    """The formatter that `config/parts/logging.py` names."""
    before = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.stdlib.ExtraAdder(allow=("verb", "status", "milliseconds", "path", "location_id", "user_id")),
        _with_request_id,
    ]
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=before,  # type: ignore[arg-type]  # untyped: structlog's processors are loosely typed
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            _strike_out,  # type: ignore[list-item]  # untyped: structlog's processors are loosely typed
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
