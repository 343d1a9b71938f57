"""Time for work that nobody waits for in front of a page: jobs, and the verbs of the command line."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.backends.signals import connection_created


def give_time() -> None:
    """Let the statements of this process take as long as a job may, from its next connection on.

    The database notices within seconds when the process is killed meanwhile.
    """
    connection_created.connect(_have_time, dispatch_uid="daybook.long_work")


def _have_time(*, connection: Any, **_more: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('statement_timeout', %(long)s, false),"
            " set_config('idle_in_transaction_session_timeout', %(long)s, false),"
            " set_config('client_connection_check_interval', '2s', false),"
            " set_config('tcp_keepalives_idle', '5', false), set_config('tcp_keepalives_interval', '2', false),"
            " set_config('tcp_keepalives_count', '3', false)",
            {"long": f"{settings.JOB_TIMEOUT}s"},
        )
