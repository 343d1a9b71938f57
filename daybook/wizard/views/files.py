"""The files that the wizard gives out: template, example, the rows that were refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from daybook.access.choices import Right
from daybook.shared.desk import needs
from daybook.uploads.queries import upload_of
from daybook.uploads.sheets.refused import write_refused
from daybook.uploads.sheets.template import write_template
from daybook.wizard.choices import FIELDS
from daybook.wizard.forms import section_from
from daybook.wizard.sheets.templates import TEMPLATES
from daybook.wizard.views.ground import WizardRequest

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@needs(Right.FULL)
def template(request: WizardRequest, location_id: int) -> HttpResponse:
    """The headings of a section, with what to write below them."""
    return _template(request, _("%(section)s template"), is_filled=False)


@require_safe
@needs(Right.FULL)
def example(request: WizardRequest, location_id: int) -> HttpResponse:
    """The same with rows that could be real."""
    return _template(request, _("%(section)s example"), is_filled=True)


@require_safe
@needs(Right.FULL)
def refused(request: WizardRequest, location_id: int, upload_id: int) -> HttpResponse:
    """The rows with problems and their reasons, ready to be mended and uploaded."""
    upload = upload_of(upload_id, request.actor)
    name = _("%(file)s, rows with problems") % {"file": PurePath(upload.name).stem}
    return _given(name, lambda path: write_refused(path, upload, actor=request.actor))


def _template(request: WizardRequest, name: str, *, is_filled: bool) -> HttpResponse:
    section = section_from(request.GET)
    made = TEMPLATES[section](request.actor)
    return _given(
        name % {"section": section.label},
        lambda path: write_template(path, made, FIELDS[section], is_filled=is_filled),
    )


def _given(name: str, write: Callable[[Path], None]) -> HttpResponse:
    """The workbook as a download; nothing of it stays on the disk."""
    with TemporaryDirectory(prefix="daybook-file-") as folder:
        path = Path(folder) / "file.xlsx"
        write(path)
        response = HttpResponse(path.read_bytes(), content_type=WORKBOOK)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{name}.xlsx")
    return response
