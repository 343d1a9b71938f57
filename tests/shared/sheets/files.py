"""Files to read in tests: plain ones of every kind, and a corpus of broken and hostile ones."""

from __future__ import annotations

import io
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
MEGABYTE = b" " * 1024 * 1024


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


def a_bomb(path: Path, megabytes: int = 500) -> Path:
    """A small workbook whose sheet unpacks to this many megabytes of blanks."""
    an_xlsx(path)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet2.xml", "w") as member,
    ):
        member.write(b"<worksheet>")
        for _number in range(megabytes):
            member.write(MEGABYTE)
        member.write(b"</worksheet>")
    return path


def a_lying_bomb(path: Path) -> Path:
    """A bomb whose directory claims that its members are tiny."""
    a_bomb(path, 300)
    content = bytearray(path.read_bytes())
    at = content.rindex(b"xl/worksheets/sheet2.xml") - 46
    content[at + 24 : at + 28] = (100).to_bytes(4, "little")
    path.write_bytes(content)
    return path


def with_flag_of_encryption(path: Path) -> Path:
    """A zip whose members say that they need a password."""
    content = bytearray(an_xlsx(path).read_bytes())
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)
    path.write_bytes(content)
    return path


def an_encrypted_xls(path: Path) -> Path:
    """An old workbook that starts with the record of a password."""
    content = bytearray(an_xls(path, [("Date",)]).read_bytes())
    first_record = content.index(b"\x09\x08\x10\x00")
    after_it = first_record + 4 + 16
    content[after_it : after_it + 2] = b"\x2f\x00"
    path.write_bytes(content)
    return path


def an_encrypted_xlsx(path: Path) -> Path:
    """What Excel makes of a workbook with a password: an old container around something sealed."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016)
    return a_text(path, head + "EncryptedPackage".encode("utf-16-le") + bytes(1024))


def an_encrypted_ods(path: Path) -> Path:
    """A workbook of LibreOffice's whose list of contents says that they are sealed."""
    an_ods(path, [("Date",)])
    sealed = b'<manifest:encryption-data manifest:checksum="x"/></manifest:manifest>'
    return with_member(path, "META-INF/manifest.xml", lambda xml: xml.replace(b"</manifest:manifest>", sealed))


def many_members(path: Path) -> Path:
    """A workbook with thousands of members more than any program writes."""
    an_xlsx(path)
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(3000):
            archive.writestr(f"xl/media/{number}.png", b"")
    return path


def an_empty_xlsx(path: Path) -> Path:
    """A workbook with one sheet and nothing on it."""
    book = openpyxl.Workbook()
    content = io.BytesIO()
    book.save(content)
    return a_text(path, content.getvalue())


def cut_in_half(path: Path) -> Path:
    """A file that was not transferred to its end."""
    return a_text(path, path.read_bytes()[: path.stat().st_size // 2])


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def _entity_bomb(path: Path) -> Path:
    return with_member(an_xlsx(path), SHEET, lambda xml: ENTITIES + xml.replace(b"Date", b"&b;"))


def _plain_zip(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "Hello")
    return path


HOSTILE: dict[str, tuple[str, str, Callable[[Path], Path]]] = {
    "password of Excel": ("encrypted", "a.xlsx", an_encrypted_xlsx),
    "password on the zip": ("encrypted", "a.xlsx", with_flag_of_encryption),
    "password of old Excel": ("encrypted", "a.xls", an_encrypted_xls),
    "password of LibreOffice": ("encrypted", "a.ods", an_encrypted_ods),
    "transferred in half": ("broken", "a.xlsx", lambda path: cut_in_half(an_xlsx(path))),
    "old one in half": ("broken", "a.xls", lambda path: cut_in_half(an_xls(path, [["x" * 100] * 20] * 100))),
    "a zip's first bytes": ("broken", "a.xlsx", lambda path: a_text(path, b"PK\x03\x04" + bytes(100))),
    "sheet cut off": ("broken", "a.xlsx", lambda path: with_member(an_xlsx(path), SHEET, flattened)),
    "sheet that is no XML": ("broken", "a.xlsx", lambda path: with_member(an_xlsx(path), SHEET, lambda _: b"x")),
    "zip without a sheet": (
        "broken",
        "a.xlsx",
        lambda path: with_member(an_xlsx(path), "xl/workbook.xml", lambda _: b""),
    ),
    "zip of other things": ("wrong_extension", "a.xlsx", _plain_zip),
    "junk": ("broken", "a.xlsx", lambda path: a_text(path, bytes(range(256)) * 40)),
    "junk as old Excel": (
        "broken",
        "a.xls",
        lambda path: a_text(path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 5000),
    ),
    "empty": ("empty_file", "a.xlsx", lambda path: a_text(path, b"")),
    "blanks": ("empty_file", "a.csv", lambda path: a_text(path, " \r\n \n")),
    "empty sheet": ("no_rows", "a.xlsx", an_empty_xlsx),
    "commas only": ("no_rows", "a.csv", lambda path: a_text(path, ",,,\n,,,\n")),
    "CSV named .xlsx": ("wrong_extension", "a.xlsx", lambda path: a_text(path, "Date;Name\n1;2\n")),
    "xlsx named .csv": ("wrong_extension", "a.csv", an_xlsx),
    "xlsx named .xls": ("wrong_extension", "a.xls", an_xlsx),
    "PDF named .xlsx": ("wrong_extension", "a.xlsx", lambda path: a_text(path, b"%PDF-1.7\n" + bytes(100))),
    "web page named .xls": ("wrong_extension", "a.xls", lambda path: a_text(path, "<html><table></table></html>")),
    "photo": ("unknown_kind", "a.jpg", lambda path: a_text(path, b"\xff\xd8\xff")),
    "NUL bytes": ("not_text", "a.csv", lambda path: a_text(path, b"Date;Name\n1;\x00\x00\n")),
    "random bytes": ("not_text", "a.csv", lambda path: a_text(path, bytes(range(256)) * 40)),
    "bad UTF-16": ("not_text", "a.csv", lambda path: a_text(path, b"\xff\xfeD\x00;\x00\x00\xd8a\x00\n\x00")),
    "open quotation mark": ("cell_too_long", "a.csv", lambda path: a_text(path, 'A;B\n1;"' + "x\n" * 40_000)),
    "zip bomb": ("too_packed", "a.xlsx", a_bomb),
    "zip bomb that lies": ("too_packed", "a.xlsx", a_lying_bomb),
    "thousands of members": ("too_packed", "a.xlsx", many_members),
    "entities": ("forbidden_xml", "a.xlsx", _entity_bomb),
    "far column": ("too_wide", "a.xlsx", lambda path: with_cell(an_xlsx(path), b'<c r="XFD9"><v>1</v></c>')),
    "far cell": ("too_wide", "a.xlsx", lambda path: with_cell(an_xlsx(path), b'<c r="XFD1048576"><v>1</v></c>')),
    "far row": ("too_many_rows", "a.xlsx", lambda path: with_cell(an_xlsx(path), b'<c r="A1048576"><v>1</v></c>')),
    "far cell in disguise": (
        "too_heavy",
        "a.xlsx",
        lambda path: with_cell(an_xlsx(path), b"<c r='XFD1048576'><v>1</v></c>"),
    ),
    "wide CSV": ("too_wide", "a.csv", lambda path: a_text(path, ";".join("x" * 201) + "\n")),
    "wide old Excel": ("too_wide", "a.xls", lambda path: an_xls(path, [["x"] * 201])),
    "too many rows": ("too_many_rows", "a.csv", lambda path: a_text(path, "A;B\n" + "1;2\n" * 100_001)),
}
