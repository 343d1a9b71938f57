"""Logs: one JSON object a line, with the request's id; no secrets, no phones."""

from __future__ import annotations

from typing import Any

from daybook.config import env

LOG_LEVEL = env.choice(
    "DAYBOOK_LOG_LEVEL",
    ("DEBUG", "INFO", "WARNING", "ERROR"),
    default="INFO",
    meaning="How much is logged.",
)
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "daybook.shared.logs.json_formatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        "django.server": {"handlers": [], "propagate": True},
        "fido2": {"level": "WARNING"},
        "procrastinate": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
    },
}
