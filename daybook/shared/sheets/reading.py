"""Reads a table out of a stranger's file, in a process of its own that may fail without harm."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import daybook
from daybook.shared.sheets.errors import SheetError, sheet_error
from daybook.shared.sheets.frames import LARGEST, LENGTH, SheetRow, read_message, rows_of
from daybook.shared.sheets.limits import Limits

CHUNK = 256 * 1024
LONGEST_SHEET = 255
"""No program gives a sheet a longer name, and none could be kept or asked for."""
PACKAGE_FOLDER = Path(daybook.__file__).resolve().parent.parent


class Table:
    """One sheet of an opened file: its name, the names of all, and its rows that can be walked once."""

    def __init__(self, child: _Child) -> None:
        opening = child.message()
        self.sheets: tuple[str, ...] = tuple(opening["sheets"])
        self.sheet: str = opening["sheet"]
        self._child = child

    def __iter__(self) -> Iterator[SheetRow]:
        """Give every row that is not empty, with the file's own number; `SheetError` may come at any row."""
        while not (message := self._child.message()).get("end"):
            yield from rows_of(message)


@contextmanager
def open_table(
    path: Path, *, name: str = "", sheet: str | None = None, limits: Limits | None = None
) -> Iterator[Table]:
    """Open the file's sheet, by default the first with anything in it; raise `SheetError` for what is no table.

    `name` is the name the person gave the file, where the path has another.
    """
    refuse_strange_sheet(sheet or "")
    child = _Child(path, name or path.name, sheet, limits or Limits())
    try:
        yield Table(child)
    finally:
        child.end()


def refuse_strange_sheet(name: str) -> None:
    """Refuse what no workbook names a sheet."""
    if len(name) > LONGEST_SHEET or "\0" in name:
        raise sheet_error("no_sheet", {})


class _Child:
    """The reading process, as its parent sees it."""

    def __init__(self, path: Path, name: str, sheet: str | None, limits: Limits) -> None:
        self._limits = limits
        self._buffer = bytearray()
        self._waited = 0.0
        arguments = [str(path.resolve()), name, sheet or "", limits.as_json()]
        self._process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-P", "-m", "daybook.shared.sheets.child", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Nothing of ours is in reach of a parser that a file has turned: no address, no secret.
            env={"PYTHONPATH": os.pathsep.join([str(PACKAGE_FOLDER), *filter(None, sys.path)])},
        )

        assert self._process.stdout
        self._pipe = self._process.stdout.fileno()
        self._poll = select.poll()
        self._poll.register(self._pipe, select.POLLIN | select.POLLHUP)

    def message(self) -> dict[str, Any]:
        """Wait for the next message; a refusal, a death or a silence rises as `SheetError`."""
        (size,) = LENGTH.unpack(self._take(LENGTH.size))
        if size > LARGEST:
            raise sheet_error("too_heavy", {})
        message = read_message(self._take(size))
        if "refused" in message:
            raise sheet_error(message["refused"], message["facts"])
        return message

    def end(self) -> None:
        """Make sure that nothing is left of the process."""
        self._process.kill()
        self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()

    def _take(self, size: int) -> bytes:
        while len(self._buffer) < size:
            self._buffer += self._more()
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        return taken

    def _more(self) -> bytes:
        # Only waiting counts: whoever walks the rows may take their time over each.
        started_at = monotonic()
        is_ready = self._poll.poll(max(0.0, self._limits.wall_seconds - self._waited) * 1000)
        self._waited += monotonic() - started_at
        if not is_ready:
            raise sheet_error("too_heavy", {})
        chunk = os.read(self._pipe, CHUNK)
        if not chunk:
            raise self._death()
        return chunk

    def _death(self) -> SheetError:
        # A negative code is a signal: memory or processor time ran out, or the parser gave up on memory.
        return sheet_error("too_heavy" if self._process.wait() < 0 else "broken", {})
