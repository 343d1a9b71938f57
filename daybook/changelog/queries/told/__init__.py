"""The words of everything that the change log tells of, declared once for each thing."""

from __future__ import annotations

from collections.abc import Mapping

from daybook.changelog.queries.told import bookings, people, settings
from daybook.changelog.queries.told.declared import ALWAYS_UNSAID, Told

__all__ = ["ALWAYS_UNSAID", "TOLD", "Told"]

TOLD: Mapping[str, Told] = {**bookings.TOLD, **people.TOLD, **settings.TOLD}
"""By the name of the thing (`changelog.choices`)."""
