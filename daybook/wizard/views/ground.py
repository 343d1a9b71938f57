"""What every page of the wizard stands on: where it is, its title and steps, the upload it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from daybook.locations.models import Location
from daybook.shared.actor import Actor
from daybook.shared.desk import DeskRequest
from daybook.uploads.choices import UploadSection
from daybook.uploads.models import Upload
from daybook.uploads.rules import NotNow, UploadBusy
from daybook.uploads.sheets.template import needed
from daybook.wizard.choices import FIELDS, OF_ALL, OF_SECTION, TITLES, Words
from daybook.wizard.queries import BEFORE_WRITING
from daybook.wizard.sheets.sections import engine_of


class WizardRequest(DeskRequest):
    """A request of the wizard: the middleware has put its location there too."""

    location: Location


View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Step:
    """One of the four steps; the address leads back to it, where that can still be done."""

    number: int
    label: str
    url: str = ""
    is_done: bool = False
    is_current: bool = False


@dataclass(frozen=True)
class Head:
    """What stands at the top of each page of one upload."""

    section: str
    title: str
    uploads_url: str
    file: str = ""
    steps: list[Step] = field(default_factory=list)


def address(name: str, actor: Actor, upload_id: int | None = None) -> str:
    """The address of a page of the wizard at the actor's location."""
    ids = {"location_id": actor.location_id} | ({"upload_id": upload_id} if upload_id else {})
    return reverse(f"wizard:{name}", kwargs=ids)


def register_of(actor: Actor, parameter: str) -> str:
    """The register's address with this question, up to the number that answers it."""
    return f"{reverse('bookings:register', kwargs={'location_id': actor.location_id})}?{parameter}="


def told_at_the_upload(view: View) -> View:
    """Decorator: an act whose time has not come, or is past, is told on the page of the upload as it is by now."""

    @wraps(view)
    def telling(request: WizardRequest, /, location_id: int, upload_id: int) -> HttpResponse:
        try:
            return view(request, location_id=location_id, upload_id=upload_id)
        except (NotNow, UploadBusy) as refusal:
            messages.warning(request, str(refusal))
            return redirect(address("upload", request.actor, upload_id))

    return telling


def head_of_new(section: UploadSection, actor: Actor) -> Head:
    """The head while no file is chosen."""
    steps = _steps(1, ["", "", "", ""])
    return Head(section, str(TITLES[section]), address("uploads", actor), steps=steps)


def head_of(upload: Upload, step: int, actor: Actor) -> Head:
    """The head at this step of the upload; what cannot be done any more is not offered."""
    section = UploadSection(upload.section)
    urls = ["", "", "", ""]
    if upload.state in BEFORE_WRITING and not upload.rows_made:
        urls = ["", address("columns", actor, upload.pk), address("upload", actor, upload.pk), ""]
    steps = _steps(step, urls)
    return Head(section, str(TITLES[section]), address("uploads", actor), upload.name, steps)


def promises_of(section: UploadSection) -> list[Words]:
    """What an upload of this section does and does not, in sentences."""
    first, *others = OF_ALL
    return [first, *OF_SECTION[section], *others]


def fields_of(section: UploadSection, actor: Actor) -> list[dict[str, Any]]:
    """What a file of this section may hold: how the template heads it, and what to write there."""
    said = FIELDS[section]
    columns = [column for column in engine_of(section).ground(actor, {}).columns if column.name in said]
    filled = needed(columns)
    return [
        {"heading": column.heading, "is_needed": column.name in filled, "says": said[column.name]} for column in columns
    ]


def _steps(current: int, urls: list[str]) -> list[Step]:
    labels = [_("Choose the file"), _("Match the columns"), _("Check the rows"), _("Confirm and write")]
    return [
        Step(
            number,
            label,
            url=url if number < current else "",
            is_done=number < current,
            is_current=number == current,
        )
        for number, (label, url) in enumerate(zip(labels, urls, strict=True), start=1)
    ]
