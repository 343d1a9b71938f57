"""The files that the wizard gives out: template, example, the rows that were refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from django.http import FileResponse
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


@require_safe
@needs(Right.FULL)
def template(request: WizardRequest, location_id: int) -> FileResponse:
    """The headings of a section, with what to write below them."""
    return _template(request, _("%(section)s template"), is_filled=False)


@require_safe
@needs(Right.FULL)
def example(request: WizardRequest, location_id: int) -> FileResponse:
    """The same with rows that could be real."""
    return _template(request, _("%(section)s example"), is_filled=True)


@require_safe
@needs(Right.FULL)
def refused(request: WizardRequest, location_id: int, upload_id: int) -> FileResponse:
    """The rows with problems and their reasons, ready to be mended and uploaded."""
    upload = upload_of(upload_id, request.actor)
    name = _("%(file)s, rows with problems") % {"file": PurePath(upload.name).stem}
    return _given(name, lambda path: write_refused(path, upload, actor=request.actor))


def _template(request: WizardRequest, name: str, *, is_filled: bool) -> FileResponse:
    section = section_from(request.GET)
    made = TEMPLATES[section](request.actor)
    return _given(
        name % {"section": section.label},
        lambda path: write_template(path, made, FIELDS[section], is_filled=is_filled),
    )


def _given(name: str, write: Callable[[Path], None]) -> FileResponse:
    """The workbook as a download; nothing of it stays on the disk."""
    with TemporaryDirectory(prefix="daybook-file-") as folder:
        path = Path(folder) / "file.xlsx"
        write(path)
        file = path.open("rb")
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx")
