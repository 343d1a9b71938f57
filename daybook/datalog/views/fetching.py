"""Fetching a file by its link."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from daybook.datalog.operations import fetch_file
from daybook.datalog.rules.links import download_of
from daybook.datalog.rules.names import disposition_of
from daybook.shared.desk import DeskRequest, needs
from daybook.shared.errors import NotThere
from daybook.shared.files import open_file
from daybook.shared.outcomes import Refusal

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@needs()
def file(request: DeskRequest, location_id: int, token: str) -> HttpResponseBase:
    """The file of the link, for whoever may have it now; else why not, above the Data log."""
    number = download_of(token)
    if number is None:
        raise NotThere(_("This is no link to a file."))
    found = fetch_file(number, actor=request.actor)
    if isinstance(found, Refusal):
        messages.error(request, found.sentence)
        return redirect("datalog:log", location_id=location_id)
    stream = open_file(found.file_key)
    answer = FileResponse(stream, content_type=XLSX)
    answer["Content-Disposition"] = disposition_of(found.file_name)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
