"""What a supervisor or a load balancer may ask without signing in."""

from __future__ import annotations

import psycopg
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

_known: set[str] = set()


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process is alive; nothing else is asked."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """Requests can be answered: the database answers, and its tables are of this version."""
    lacking = _what_is_lacking()
    return JsonResponse({"status": lacking or "ok"}, status=503 if lacking else 200)


def _what_is_lacking() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return "" if _tables_are_of_this_version() else "migrations"
    except (DatabaseError, psycopg.Error, OSError):
        return "database"


def _tables_are_of_this_version() -> bool:
    """Reading all migrations takes long, and what was applied stays applied: a yes is remembered."""
    if "applied" not in _known:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        _known.add("applied")
    return True
