"""Looks through a zipped workbook before any parser meets it: what it unpacks to, and where its cells lie."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from daybook.shared.sheets.limits import Limits
from daybook.shared.sheets.refusal import UnreadableError

CHUNK = 256 * 1024
OVERLAP = 512  # a tag of interest fits into this much, so none hides between two chunks
HEAD = 4096
TITLE_ROWS = 1000  # rows that may stand above the heading and empty ones between
LOCAL_HEADER = struct.Struct("<26xHH")
IS_ENCRYPTED = 0x1

DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
ROOT = re.compile(rb"<([A-Za-z_][\w.-]*(?::[\w.-]+)?)[\s/>]")
# Cells with something in them only: whole columns of formatted empty ones are everyday.
FILLED_CELL = re.compile(rb'<(?:\w+:)?c\s(?:[^<>]*?\s)?r="([A-Za-z]{1,7})(\d{1,10})"[^<>]*(?<!/)>')


def guard_zip(path: Path, limits: Limits) -> None:
    """Refuse a zip that is encrypted, damaged, packed too tightly, or holds XML that no spreadsheet writes."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableError("broken") from error
    if len(members) > limits.members:
        raise UnreadableError("too_packed")
    total = 0
    with path.open("rb") as file:
        for member in members:
            check = _MemberCheck(member, limits)
            for chunk in _unpacked(file, member):
                total += len(chunk)
                _refuse_bomb(total, path.stat().st_size, limits)
                check.see(chunk)
            check.finish()


def _refuse_bomb(total: int, packed: int, limits: Limits) -> None:
    is_tight = total > limits.ratio_matters_from and total > packed * limits.ratio
    if total > limits.unpacked_bytes or is_tight:
        raise UnreadableError("too_packed")


def _unpacked(file: BinaryIO, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Unpack by hand: zipfile stops at the size that the member claims, a parser may not."""
    if member.flag_bits & IS_ENCRYPTED:
        raise UnreadableError("encrypted")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableError("broken")
    file.seek(member.header_offset)
    header = file.read(LOCAL_HEADER.size)
    if len(header) < LOCAL_HEADER.size:
        raise UnreadableError("broken")
    file.seek(sum(LOCAL_HEADER.unpack(header)), 1)
    packed = _packed(file, member.compress_size)
    yield from packed if member.compress_type == zipfile.ZIP_STORED else _inflated(packed)


def _packed(file: BinaryIO, left: int) -> Iterator[bytes]:
    while left > 0:
        chunk = file.read(min(CHUNK, left))
        if not chunk:
            raise UnreadableError("broken")
        left -= len(chunk)
        yield chunk


def _inflated(packed: Iterator[bytes]) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for chunk in packed:
            yield inflater.decompress(chunk, CHUNK)
            while inflater.unconsumed_tail:
                yield inflater.decompress(inflater.unconsumed_tail, CHUNK)
        yield inflater.flush()
    except zlib.error as error:
        raise UnreadableError("broken") from error
    if not inflater.eof:
        raise UnreadableError("broken")


class _MemberCheck:
    """Sees one member go by in chunks and refuses it as soon as something is wrong."""

    def __init__(self, member: zipfile.ZipInfo, limits: Limits) -> None:
        self.name = member.filename
        self.is_xml = self.name.endswith((".xml", ".rels"))
        self.is_part_of_table = self.is_xml and self.name.startswith(("xl/", "content.xml"))
        self.limits = limits
        self.last_row = limits.rows + TITLE_ROWS
        # One quick look that most chunks pass; only where it finds something every cell is looked at.
        self.may_be_far = re.compile(rb' r="(?:[A-Za-z]{2,}\d|[A-Za-z]\d{%d,})' % len(str(self.last_row)))
        self.head = b""
        self.tail = b""

    def see(self, chunk: bytes) -> None:
        """Look at the chunk together with the end of the one before."""
        if not self.is_xml:
            return
        window = self.tail + chunk
        if len(self.head) < HEAD:
            self.head = (self.head + chunk)[:HEAD]
        if any(declaration in window for declaration in DECLARATIONS):
            raise UnreadableError("forbidden_xml")
        if self.name == "META-INF/manifest.xml" and b"encryption-data" in window:
            raise UnreadableError("encrypted")
        if self.is_part_of_table and self.may_be_far.search(window):
            self._refuse_far_cells(window)
        self.tail = window[-OVERLAP:]

    def finish(self) -> None:
        """Refuse XML whose end is missing: a parser would take what is there for the whole."""
        if not self.is_part_of_table:
            return
        root = ROOT.search(self.head)
        if not root:
            raise UnreadableError("broken")
        is_closed = re.search(rb"</%s\s*>\s*$" % re.escape(root[1]), self.tail)
        is_closed_at_once = re.fullmatch(rb"[^<>]*/>\s*", self.head[root.start() + 1 :])
        if not is_closed and not is_closed_at_once:
            raise UnreadableError("broken")

    def _refuse_far_cells(self, window: bytes) -> None:
        for letters, digits in FILLED_CELL.findall(window):
            if column_number(letters.decode()) > self.limits.columns:
                raise UnreadableError("too_wide", columns=self.limits.columns)
            if int(digits) > self.last_row:
                raise UnreadableError("too_many_rows", rows=self.limits.rows)


def column_number(letters: str) -> int:
    """Number a column as Excel names it: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
