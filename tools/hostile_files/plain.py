"""Files of every kind that is read, and ways to spoil them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

Rows = Iterable[Sequence[object]]

SHEET = "xl/worksheets/sheet1.xml"


def an_xlsx(path: Path, rows: Rows = (("Date", "Client name"), ("04.01.2016 10:30", "Жанна"))) -> Path:
    """Write the rows into a workbook of Excel's."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Bookings")
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def an_xls(path: Path, rows: Rows) -> Path:
    """Write the rows into a workbook of the time before 2007."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Bookings")
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            sheet.write(number, place, value)
    book.save(str(path))
    return path


def an_ods(path: Path, rows: Rows) -> Path:
    """Write the rows into a workbook of LibreOffice's."""
    book = OpenDocumentSpreadsheet()
    table = Table(name="Bookings")
    for row in rows:
        line = TableRow()
        for value in row:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=str(value)))
            line.addElement(cell)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save(str(path))
    return path


def a_text(path: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    """Write the text in the encoding."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def with_member(path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """Change one member of a zip and leave the rest."""
    with zipfile.ZipFile(path) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    members[name] = change(members.get(name, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return path


def with_cell(path: Path, cell: bytes) -> Path:
    """Put one more row with this cell into the sheet."""
    row = b"<row>" + cell + b"</row></sheetData>"
    return with_member(path, SHEET, lambda xml: xml.replace(b"</sheetData>", row))


def flattened(xml: bytes) -> bytes:
    """Cut the document off in the middle of its rows."""
    return xml[: xml.index(b"</row>") + 6]
