"""After a test with transactions of its own has emptied the tables: puts back what migrations have put into them, and
empties the queue, whose tables Django does not know as ours.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from django.contrib.contenttypes.management import create_contenttypes
from django.db import connections
from django.db.models.signals import post_migrate


@pytest.fixture(scope="session", autouse=True)
def rows_of_migrations() -> None:
    """Django says `post_migrate` after each emptying too: then the built-in booking categories are made again.

    Content types and Django's own permissions, of which nothing of ours reads any, are not: they took a third of it.
    """
    post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")
    post_migrate.disconnect(create_contenttypes)
    post_migrate.connect(_make_built_in_categories, dispatch_uid="tests.plugins.kept_rows")
    post_migrate.connect(_empty_the_queue, dispatch_uid="tests.plugins.kept_rows.queue")


def _make_built_in_categories(*, app_config: Any, using: str, **_more: Any) -> None:
    if app_config.label != "bookings":
        return
    category = app_config.get_model("BookingCategory")
    if not category.objects.using(using).exclude(code="").exists():
        made = import_module("daybook.bookings.migrations.0002_kept_by_the_database").BUILT_IN
        with connections[using].cursor() as cursor:
            cursor.execute(made)


def _empty_the_queue(*, app_config: Any, using: str, **_more: Any) -> None:
    if app_config.label == "procrastinate":
        with connections[using].cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs")
            cursor.execute("DELETE FROM procrastinate_workers")
