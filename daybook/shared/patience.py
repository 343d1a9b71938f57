"""How long a question may keep the database busy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext as _

from daybook.shared.errors import DomainError


class TooSlow(DomainError):
    """The answer would take too long; the question must be narrower."""

    code = "too_slow"
    status = 503


@contextmanager
def patiently(seconds: int) -> Iterator[None]:
    """Read in one transaction; a statement that takes longer than this ends it with `TooSlow`."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('statement_timeout', %s, true)", [f"{seconds}s"])
            yield
    except OperationalError as error:
        if not isinstance(error.__cause__, psycopg.errors.QueryCanceled):
            raise
        sentence = _("This question takes too long to answer. Narrow the dates, or take off a filter, and show again.")
        raise TooSlow(sentence) from error
