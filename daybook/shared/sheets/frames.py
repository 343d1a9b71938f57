"""What the reading child says to its parent: a length in four bytes, then that much JSON."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from json.encoder import encode_basestring
from math import isfinite
from typing import Any, BinaryIO

Cell = str | int | float | bool | date | datetime | time | timedelta | None

LENGTH = struct.Struct(">I")
LARGEST = 128 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as the file has it; `number` is the one that Excel shows at its left."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, index: int) -> Cell:
        """Give the cell at the index; None beyond the row's last filled cell."""
        return self.cells[index] if index < len(self.cells) else None


def send(pipe: BinaryIO, message: dict[str, object]) -> None:
    """Write one message; the other side has it when this returns."""
    body = json.dumps(message, default=tagged, separators=(",", ":")).encode()
    pipe.write(LENGTH.pack(len(body)) + body)
    pipe.flush()


def read_message(body: bytes) -> dict[str, Any]:
    """Read one message's body; dates and times are themselves again."""
    message: dict[str, Any] = json.loads(body, object_hook=untagged)
    return message


def rows_message(rows: Sequence[tuple[int, Sequence[Cell]]]) -> dict[str, object]:
    """Put numbered rows into a message."""
    return {"rows": rows}


def rows_of(message: dict[str, Any]) -> list[SheetRow]:
    """Take the rows out of a message again."""
    return [SheetRow(number, tuple(cells)) for number, cells in message["rows"]]


def tagged(value: object) -> dict[str, str | float]:
    """Put a date or time into what JSON has words for; `json.dumps(…, default=tagged)`."""
    if isinstance(value, datetime):
        return {"@datetime": value.isoformat()}
    if isinstance(value, date):
        return {"@date": value.isoformat()}
    if isinstance(value, time):
        return {"@time": value.isoformat()}
    if isinstance(value, timedelta):
        return {"@seconds": value.total_seconds()}
    sentence = f"A cell cannot be {type(value).__name__}."
    raise TypeError(sentence)


def untagged(found: dict[str, Any]) -> object:
    """Take a date or time out of it again; `json.loads(…, object_hook=untagged)`."""
    if len(found) != 1:
        return found
    (tag, value), *_none = found.items()
    match tag:
        case "@datetime":
            return datetime.fromisoformat(value)
        case "@date":
            return date.fromisoformat(value)
        case "@time":
            return time.fromisoformat(value)
        case "@seconds":
            return timedelta(seconds=value)
    return found


def cells_as_json(cells: Sequence[Cell]) -> str:
    """Give the cells of a row as JSON, dates `tagged`; nothing in it that a database of texts cannot keep."""
    return f"[{','.join([WRITERS[cell.__class__](cell) for cell in cells])}]"


def quoted(text: str) -> str:
    """Give the text as JSON. NUL and lone halves of surrogates are left out: no database of texts keeps them."""
    # What is not printable is rare, and those two never are.
    return encode_basestring(text if text.isprintable() else text.replace("\0", "").encode(errors="replace").decode())


WRITERS: dict[type, Callable[[Any], str]] = {
    str: quoted,
    type(None): lambda _nothing: "null",
    int: repr,
    float: lambda number: repr(number) if isfinite(number) else "null",
    bool: json.dumps,
    datetime: lambda moment: f'{{"@datetime":"{moment.isoformat()}"}}',
    date: lambda day: json.dumps(tagged(day)),
    time: lambda clock: json.dumps(tagged(clock)),
    timedelta: lambda span: json.dumps(tagged(span)),
}
