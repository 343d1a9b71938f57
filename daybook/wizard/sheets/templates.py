"""The template of each section of which files are brought in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from daybook.bookings.sheets.template import booking_template
from daybook.catalogue.sheets.template import service_template
from daybook.clients.sheets.template import client_template
from daybook.shared.actor import Actor
from daybook.staff.sheets.template import staff_template
from daybook.uploads.choices import UploadSection
from daybook.uploads.sheets.template import Template

TEMPLATES: Mapping[UploadSection, Callable[[Actor], Template]] = {
    UploadSection.BOOKINGS: booking_template,
    UploadSection.CLIENTS: client_template,
    UploadSection.SERVICES: service_template,
    UploadSection.STAFF: staff_template,
}
"""What a template of the section holds at the actor's location."""
