"""Rows of a text file with separators, in whatever encoding and with whatever separator it was saved."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from daybook.shared.sheets.frames import Cell
from daybook.shared.sheets.limits import Limits
from daybook.shared.sheets.refusal import UnreadableError

SEPARATORS = (";", ",", "\t", "|")
SAMPLE_CHARACTERS = 64 * 1024
SAMPLE_ROWS = 50
CHUNK = 1024 * 1024
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
EXCELS_HINT = re.compile(r"^sep=(.)\r?\n?$", re.IGNORECASE)
EXCELS_HINT_LENGTH = 8
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
HIGH_PAIR = re.compile(rb"[\x80-\xff](?=[\x80-\xff])")
HIGH = re.compile(rb"[\x80-\xff]")


def text_rows(path: Path, limits: Limits) -> Iterator[tuple[int, list[Cell]]]:
    """Give the rows of a text table by their number, as a spreadsheet would show them."""
    csv.field_size_limit(limits.cell_characters)
    try:
        with path.open(encoding=encoding_of(path), newline="") as file:
            separator = _separator_of(file)
            for number, cells in enumerate(csv.reader(_clean_lines(file), delimiter=separator), start=1):
                yield number, list(cells)
    except csv.Error as error:
        code = "cell_too_long" if "field limit" in str(error) else "broken"
        raise UnreadableError(code, characters=limits.cell_characters) from error
    except UnicodeError as error:
        raise UnreadableError("not_text") from error


def encoding_of(path: Path) -> str:
    """Tell the encoding: by its mark, else UTF-8 where it fits, else the likelier of cp1251 and cp1252."""
    with path.open("rb") as file:
        head = file.read(CHUNK)
    for mark, encoding in BOMS:
        if head.startswith(mark):
            return encoding
    if b"\x00" in head:
        return _unmarked_utf16(head)
    if _fits(path, "utf-8"):
        return "utf-8"
    # In Cyrillic words the high bytes stand together, in Latin ones an accent stands alone.
    is_cyrillic = len(HIGH_PAIR.findall(head)) * 2 > len(HIGH.findall(head))
    return _first_that_fits(path, ("cp1251", "latin-1") if is_cyrillic else ("cp1252", "latin-1"))


def _unmarked_utf16(head: bytes) -> str:
    high, low = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if low * 2 > half and high * 50 < half:
        return "utf-16-le"
    if high * 2 > half and low * 50 < half:
        return "utf-16-be"
    raise UnreadableError("not_text")


def _first_that_fits(path: Path, encodings: tuple[str, ...]) -> str:
    return next((encoding for encoding in encodings[:-1] if _fits(path, encoding)), encodings[-1])


def _fits(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _separator_of(file: TextIO) -> str:
    """Tell the separator and leave the file at its first row; Excel's own hint is none."""
    if hint := EXCELS_HINT.match(file.readline(EXCELS_HINT_LENGTH)):
        return hint[1]
    file.seek(0)
    sample = file.read(SAMPLE_CHARACTERS)
    file.seek(0)
    return max(SEPARATORS, key=lambda separator: _evenness(sample, separator))


def _evenness(sample: str, separator: str) -> tuple[float, int]:
    """How many rows agree on their width, and on how great a one; one column is no agreement."""
    widths: Counter[int] = Counter()
    try:
        for cells in csv.reader(io.StringIO(sample), delimiter=separator):
            if len(cells) > 1:
                widths[len(cells)] += 1
            if widths.total() == SAMPLE_ROWS:
                break
    except csv.Error:
        return (0.0, 0)
    if not widths:
        return (0.0, 0)
    width, rows = widths.most_common(1)[0]
    return (rows * (rows / widths.total()), width)


def _clean_lines(file: TextIO) -> Iterator[str]:
    for line in file:
        if CONTROL.search(line):
            raise UnreadableError("not_text")
        yield line
