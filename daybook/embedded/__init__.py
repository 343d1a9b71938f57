"""Runs PostgreSQL for people who set no DATABASE_URL; knows nothing of Django, whose settings call it."""

from daybook.embedded.errors import DatabaseNotRunning, EmbeddedDatabaseError
from daybook.embedded.options import ServerOptions
from daybook.embedded.roles import Role, assert_trigrams
from daybook.embedded.supervisor import (
    Database,
    attach_database,
    database_url,
    expected_url,
    running_database,
    stop_database,
)

__all__ = [
    "Database",
    "DatabaseNotRunning",
    "EmbeddedDatabaseError",
    "Role",
    "ServerOptions",
    "assert_trigrams",
    "attach_database",
    "database_url",
    "expected_url",
    "running_database",
    "stop_database",
]
