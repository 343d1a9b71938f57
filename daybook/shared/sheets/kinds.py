"""What a file really is, told by its first bytes, and whether its name says the same."""

from __future__ import annotations

import codecs
import re
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from daybook.shared.sheets.refusal import UnreadableError

ZIP = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
# The first record of a workbook's stream, perhaps one against writing, and then that of the password.
XLS_WITH_PASSWORD = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
ODS_MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
NOT_TABLES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf")
WEB_PAGES = (b"<!doctype html", b"<html", b"<?xml", b"<table")
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
# RuntimeError is zipfile's word for a password.
UNREADABLE = (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, RuntimeError)
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
HEAD = 4096


class Kind(StrEnum):
    """The kinds of table that are read."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    TEXT = "csv"


BY_EXTENSION = {
    ".xlsx": Kind.XLSX,
    ".xlsm": Kind.XLSX,
    ".xls": Kind.XLS,
    ".ods": Kind.ODS,
    ".csv": Kind.TEXT,
    ".tsv": Kind.TEXT,
    ".tab": Kind.TEXT,
    ".txt": Kind.TEXT,
}


def kind_of(path: Path, *, name: str) -> Kind:
    """Tell what the file is; refuse one that is nothing we read, or other than its name says."""
    named = BY_EXTENSION.get(Path(name).suffix.lower())
    if named is None:
        raise UnreadableError("unknown_kind", name=name)
    found = _kind_inside(path, named)
    if found != named:
        raise UnreadableError("wrong_extension", extension=Path(name).suffix.lower(), found=found or "")
    return named


def _kind_inside(path: Path, named: Kind) -> Kind | None:
    with path.open("rb") as file:
        head = file.read(HEAD)
    if len(head) < HEAD and not head.strip(b" \t\r\n\xef\xbb\xbf"):
        raise UnreadableError("empty_file")
    if head.startswith(ZIP):
        return _kind_of_zip(path)
    if head.startswith(COMPOUND):
        return _kind_of_compound(path)
    if head.startswith(NOT_TABLES) or head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(WEB_PAGES):
        return None
    if named != Kind.TEXT and CONTROL.search(head) and not head.startswith(UTF16):
        raise UnreadableError("broken")
    return Kind.TEXT


def _kind_of_zip(path: Path) -> Kind | None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            mimetype = archive.open("mimetype").read(len(ODS_MIMETYPE)) if "mimetype" in names else b""
    except UNREADABLE as error:
        raise UnreadableError("broken") from error
    if "xl/workbook.xml" in names:
        return Kind.XLSX
    if mimetype == ODS_MIMETYPE and "content.xml" in names:
        return Kind.ODS
    return None


def _kind_of_compound(path: Path) -> Kind:
    # Excel wraps a workbook with a password into the old compound format.
    content = path.read_bytes()
    if ENCRYPTED_PACKAGE in content or XLS_WITH_PASSWORD.search(content):
        raise UnreadableError("encrypted")
    return Kind.XLS
