"""PostgreSQL, named by DATABASE_URL; without it the embedded server under the data folder."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from daybook.config import env
from daybook.config.parts.paths import DATA_DIR

DATABASE_URL = env.text(
    "DATABASE_URL",
    meaning="PostgreSQL 15 or later, as postgresql://user:password@host:port/name. Empty: the embedded server.",
)
DATABASE_OWNER_URL = env.text(
    "DATABASE_OWNER_URL",
    meaning="The role that owns the tables, used by `daybook migrate` only. Empty: the same as DATABASE_URL.",
)
POOL_SIZE = env.whole(
    "DAYBOOK_DB_POOL", default=10, least=2, meaning="Most connections to the database of one web process."
)
STATEMENT_TIMEOUT = env.whole(
    "DAYBOOK_DB_TIMEOUT",
    default=30,
    least=1,
    meaning="Seconds after which the database gives up a statement.",
)


def connection(url: str, *, pooled: bool = True) -> dict[str, Any]:
    """Django's description of the database that `url` names."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    options: dict[str, Any] = {key: value for key, value in query.items() if key != "host"}
    options["options"] = f"-c statement_timeout={STATEMENT_TIMEOUT}s -c idle_in_transaction_session_timeout=10min"
    if pooled:
        options["pool"] = {"min_size": 1, "max_size": POOL_SIZE, "timeout": 20}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "daybook",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host") or unquote(parts.hostname or ""),
        "PORT": str(parts.port or query.get("port", "")),
        "OPTIONS": options,
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"NAME": os.environ.get("DAYBOOK_TEST_DATABASE") or None, "TEMPLATE": "template1"},
    }


def url_in_use() -> str:
    """DATABASE_URL, or the address of the embedded server, which need not run while the settings are read."""
    if DATABASE_URL:
        return DATABASE_URL
    from daybook.embedded import expected_url  # start-up: only where the embedded server is used

    return expected_url(DATA_DIR, "app")


DATABASES = {"default": connection(url_in_use(), pooled=not os.environ.get("DAYBOOK_UNPOOLED"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
