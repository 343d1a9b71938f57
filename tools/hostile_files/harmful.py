"""Files that harm whoever reads them in good faith."""

from __future__ import annotations

import io
import zipfile
from itertools import chain, repeat
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl

from tools.hostile_files.plain import SHEET, a_text, an_ods, an_xls, an_xlsx, with_member

MEGABYTE = b" " * 1024 * 1024
STRINGS, LINKS = "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"
PASSWORD = "salon"
LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (depth, b"&l%d;" % (depth - 1) * 10) for depth in range(1, 10))
LAUGHING = b'<!DOCTYPE x [<!ENTITY l0 "ha">' + LAUGHS + b"]>"
FETCHING = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def a_bomb(path: Path, megabytes: int = 100) -> Path:
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
    a_bomb(path)
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
    """A workbook with a password, as Excel makes it: an old container around what is sealed."""
    sealed = io.BytesIO()
    plain = io.BytesIO(an_xlsx(path).read_bytes())
    msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt(PASSWORD, sealed)
    return a_text(path, sealed.getvalue())


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


def with_entities(path: Path, member: str, declared: bytes, used: bytes = b"") -> Path:
    """A workbook one of whose parts declares entities, and uses one in a text."""
    return with_member(an_xlsx(path), member, lambda xml: _declared(xml, declared).replace(b"Date", used or b"Date"))


def _declared(xml: bytes, declared: bytes) -> bytes:
    begin = xml.index(b"?>") + 2 if xml.startswith(b"<?xml") else 0
    return xml[:begin] + declared + xml[begin:]


def a_plain_zip(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "Hello")
    return path


def a_bomb_in_a_bomb(path: Path) -> Path:
    """A workbook that holds a zip full of blanks, which nobody has a reason to unpack."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("more.zip", MEGABYTE * 50)
    with zipfile.ZipFile(an_xlsx(path), "a") as archive:
        archive.writestr("xl/embeddings/more.zip", inner.getvalue())
    return path


def endless_rows(path: Path, rows: int = 2_000_000, *, numbered: bool = True) -> Path:
    """A workbook with more rows than Excel itself can hold, each with something in it."""
    begin = (
        b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    )
    pieces = (
        b"".join(
            b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (row, row, row * 7919)
            if numbered
            else b"<row><c><v>%d</v></c></row>" % (row * 7919)
            for row in range(first, first + 10_000)
        )
        for first in range(1, rows, 10_000)
    )
    return _with_sheet(path, chain([begin], pieces, [b"</sheetData></worksheet>"]))


def a_wide_table(path: Path, columns: int = 16_384) -> Path:
    """A workbook with something in every column that Excel has."""
    return an_xlsx(path, [[f"Column {number}" for number in range(columns)]])


def a_heavy_file(path: Path, megabytes: int = 51) -> Path:
    """A file that is large, in bytes that cost nothing."""
    a_text(path, b"PK\x03\x04")
    with path.open("r+b") as file:
        file.truncate(megabytes * 1024 * 1024)
    return path


def a_heavy_text(path: Path) -> Path:
    """Two million rows of a text."""
    with path.open("wb") as file:
        file.writelines(chain([b"A;B\n"], repeat(b"1;2\n" * 1000, 2000)))
    return path


def _with_sheet(path: Path, pieces: chain[bytes]) -> Path:
    an_xlsx(path)
    with zipfile.ZipFile(path) as archive:
        others = {name: archive.read(name) for name in archive.namelist() if name != SHEET}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in others.items():
            archive.writestr(name, content)
        with archive.open(SHEET, "w") as member:
            member.writelines(pieces)
    return path
