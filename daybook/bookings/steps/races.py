"""What the database refuses when two book the same time at once, as an answer for the person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, OperationalError, connection
from django.utils.translation import gettext as _
from psycopg import errors

from daybook.bookings.rules.refusals import TimeTaken

LOST_RACES = (errors.DeadlockDetected, errors.SerializationFailure)


@contextmanager
def races_refused() -> Iterator[None]:
    """Inside, times may cross on their way to where they end up; whoever loses a race for one is told `TimeTaken`."""
    try:
        _ask_for_free_time("DEFERRED")
        yield
        _ask_for_free_time("IMMEDIATE")
    except IntegrityError as error:
        cause = error.__cause__
        if isinstance(cause, errors.ExclusionViolation):
            raise _taken() from error
        raise
    except OperationalError as error:
        if isinstance(error.__cause__, LOST_RACES):
            raise _taken() from error
        raise


def _taken() -> TimeTaken:
    return TimeTaken(_("Somebody else has just taken this time. Nothing was saved: choose another time."))


def _ask_for_free_time(when: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS booking_time_taken {when}")
