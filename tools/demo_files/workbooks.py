"""Writes workbooks that are the same byte for byte whenever they are written."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

WHEN = (2026, 11, 22, 0, 0, 0)
STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
DATE_FORMAT = "DD.MM.YYYY HH:MM"
WIDTHS: Mapping[str, int] = {
    "Date": 17,
    "Date of creation": 17,
    "Client name": 24,
    "Name of service": 40,
    "Comment": 48,
}
USUAL_WIDTH = 19


def write_workbook(path: Path, rows: Iterable[Sequence[object]], *, heading: int = 1, title: str = "Bookings") -> None:
    """Write one sheet whose heading row, by number, stays in sight."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    rows = [list(row) for row in rows]
    sheet.freeze_panes = f"A{heading + 1}"
    for place, text in enumerate(rows[heading - 1], start=1):
        width = WIDTHS.get(str(text).rstrip(" *"), USUAL_WIDTH)
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, row in enumerate(rows, start=1):
        sheet.append([_styled(sheet, value, is_bold=number <= heading) for value in row])
    content = BytesIO()
    book.save(content)
    _write_without_time(path, content)


def _styled(sheet: object, value: object, *, is_bold: bool) -> object:
    if not is_bold and not isinstance(value, datetime):
        return value
    cell = WriteOnlyCell(sheet, value)
    if is_bold:
        cell.font = Font(bold=True)
    else:
        cell.number_format = DATE_FORMAT
    return cell


def _write_without_time(path: Path, content: BytesIO) -> None:
    """A workbook tells when it was made, in its properties and for each member; ours tells one day for all."""
    with zipfile.ZipFile(content) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as kept:
        for name in made.namelist():
            member = zipfile.ZipInfo(name, WHEN)
            member.compress_type = zipfile.ZIP_DEFLATED
            text = made.read(name)
            kept.writestr(member, STAMP.sub(b"2026-11-22T00:00:00Z", text) if name.startswith("docProps/") else text)
