"""One sheet of a workbook as XML, in pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from daybook.shared.sheets.cell_xml import HEADING, Cells, text_xml

BATCH_ROWS = 1_000
MOST_BYTES = 3_500_000_000
"""Of one sheet before it is packed: a zip that everybody reads holds less than 4 GiB in one piece."""

HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews>'
    '<sheetView workbookViewId="0"{selected}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>'
    "<cols>{widths}</cols><sheetData><row>{headings}</row>"
)

Batch = list[Sequence[Any]]


@dataclass(frozen=True)
class SheetColumn:
    """A column as it is written: its heading, its width, how it takes its part of a batch of rows, its cells."""

    heading: str
    width: float
    places: tuple[int, ...]
    cells: Cells

    def of(self, columns: list[tuple[Any, ...]]) -> Iterable[str]:
        """The cells of all rows of a batch."""
        if len(self.places) == 1:
            return map(self.cells.__getitem__, columns[self.places[0]])
        return map(self.cells.__getitem__, zip(*[columns[place] for place in self.places], strict=True))


class RowStream:
    """Rows that are taken a batch at a time; it is known whether there are more."""

    def __init__(self, rows: Iterable[Sequence[Any]], tell: Callable[[int], None] | None = None) -> None:
        self._rows = iter(rows)
        self._tell = tell
        self._ahead: Batch = list(islice(self._rows, 1))
        self.taken = 0

    @property
    def has_more(self) -> bool:
        """Whether another row is there to be taken."""
        return bool(self._ahead)

    def take(self, at_most: int) -> Batch:
        """The next rows; none when all were taken."""
        batch = [*self._ahead, *islice(self._rows, at_most)]
        self._ahead = batch[at_most:]
        batch = batch[:at_most]
        self.taken += len(batch)
        if batch and self._tell:
            self._tell(self.taken)
        return batch


def sheet_xml(
    columns: Sequence[SheetColumn], rows: RowStream, *, at_most: int, is_first: bool = False
) -> Iterator[bytes]:
    """The sheet with as many of the rows as it holds, under the headings that stay in sight and can be filtered."""
    yield _head(columns, is_first=is_first)
    left, room = at_most, MOST_BYTES
    while left and room > 0 and (batch := rows.take(min(BATCH_ROWS, left))):
        piece = _rows_xml(columns, batch)
        left, room = left - len(batch), room - len(piece)
        yield piece
    last = f"{column_letters(len(columns))}{at_most - left + 1}"
    yield f'</sheetData><autoFilter ref="A1:{last}"/></worksheet>'.encode()


def _rows_xml(columns: Sequence[SheetColumn], batch: Batch) -> bytes:
    by_column = list(zip(*batch, strict=True))
    rows = map("".join, zip(*[column.of(by_column) for column in columns], strict=True))
    return f"<row>{'</row><row>'.join(rows)}</row>".encode()


def _head(columns: Sequence[SheetColumn], *, is_first: bool) -> bytes:
    widths = (
        f'<col min="{at}" max="{at}" width="{column.width}" customWidth="1"/>' for at, column in enumerate(columns, 1)
    )
    headings = (text_xml(column.heading, HEADING) for column in columns)
    selected = ' tabSelected="1"' if is_first else ""
    return HEAD.format(selected=selected, widths="".join(widths), headings="".join(headings)).encode()


def column_letters(number: int) -> str:
    """Name a column as Excel does: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
