"""The engine of each section of which files are brought in."""

from __future__ import annotations

from collections.abc import Mapping

from daybook.bookings.sheets.upload import BOOKINGS
from daybook.catalogue.sheets.upload import SERVICES
from daybook.clients.sheets.upload import CLIENTS
from daybook.staff.sheets.upload import STAFF
from daybook.uploads.choices import UploadSection
from daybook.uploads.steps.engine import Engine

ENGINES: Mapping[UploadSection, Engine] = {engine.section: engine for engine in (BOOKINGS, CLIENTS, SERVICES, STAFF)}


def engine_of(section: str) -> Engine:
    """How files of the section are brought in."""
    return ENGINES[UploadSection(section)]
