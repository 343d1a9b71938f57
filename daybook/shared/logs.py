"""Log lines as JSON, with the request's id, and with what must not be kept struck out."""

from __future__ import annotations

import logging
import re
from typing import Any

import structlog

from daybook.shared.request_id import current_request_id

PHONE = re.compile(r"\+?\d[\d ()\-]{8,}\d")
SECRET = re.compile(r"(?i)(password|passwd|secret|token|authorization|cookie)([\"']?\s*[=:]\s*)([\"']?)[^\s\"',;]+")
EventDict = dict[str, Any]


def without_secrets(line: str) -> str:
    """The text with phones and anything that follows a word like password= struck out."""
    return SECRET.sub(r"\1\2\3[hidden]", PHONE.sub("[number]", line))


def _strike_out(_logger: Any, _method: str, event: EventDict) -> EventDict:
    return {
        key: without_secrets(value) if isinstance(value, str) and key != "timestamp" else value
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
        structlog.stdlib.ExtraAdder(allow=("verb", "status", "milliseconds", "path", "location_id")),
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
