"""Rows of a table as values of ours, each with everything that is wrong with it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from daybook.shared.sheets.cells import CellError, CellErrors, Doubtful, text_of
from daybook.shared.sheets.columns import HEADING_WITHIN, ColumnIn, Matching, match_headings
from daybook.shared.sheets.frames import Cell, SheetRow
from daybook.shared.sheets.near import one_of_words

REMEMBERED = 10_000  # different cells of each column
NOWHERE = sys.maxsize
"""The place of a column that the table lacks: beyond the end of every row."""


@dataclass(frozen=True)
class Problem:
    """Something about one cell that the person should mend, or for a warning know.

    `suggestions` are near matches of what was `typed` in the cell; one can be accepted for the whole file.
    """

    row: int
    heading: str
    value: str
    sentence: str
    code: str
    suggestions: tuple[str, ...] = ()
    is_warning: bool = False
    typed: str = ""


@dataclass(frozen=True)
class ReadRow:
    """One row: the cells as they came, the values that could be read by column name, and every problem."""

    number: int
    cells: tuple[Cell, ...]
    values: Mapping[str, Any]
    problems: tuple[Problem, ...]

    @property
    def is_good(self) -> bool:
        """Tell whether nothing but warnings stands against this row."""
        return all(problem.is_warning for problem in self.problems)


class RowCheck:
    """Looks at a row whose cells were read one by one, and may change its values and add problems."""

    def __init__(self, row: SheetRow, columns: Mapping[str, ColumnIn], matching: Matching) -> None:
        self.row = row
        self.values: dict[str, Any] = {}
        self.problems: list[Problem] = []
        self._columns = columns
        self._matching = matching

    def text(self, name: str) -> str:
        """Give what the row holds in the column, as text."""
        place = self._matching.places.get(name)
        return "" if place is None else text_of(self.row.cell(place))

    def is_there(self, name: str) -> bool:
        """Tell whether the table has the column."""
        return name in self._matching.places

    def is_filled(self, name: str) -> bool:
        """Tell whether the row holds anything in the column."""
        place = self._matching.places.get(name)
        return place is not None and not _is_blank(self.row.cell(place))

    def has(self, *names: str) -> bool:
        """Tell whether all these columns could be read in this row."""
        return all(map(self.values.__contains__, names))

    def refuse(self, name: str, error: ValueError) -> None:
        """Add all that is wrong with the column's cell."""
        for one in error.each if isinstance(error, CellErrors) else (error,):
            self._add(name, one if isinstance(one, CellError) else CellError(str(one), code="invalid"))

    def warn(self, name: str, sentence: str, code: str) -> None:
        """Add what the person should know about the column's cell."""
        self._add(name, CellError(sentence, code=code), is_warning=True)

    def take(self, name: str, read: Callable[..., object], *given: object, into: str = "") -> None:
        """Keep what `read` makes of the `given` under the column's name, or `into` another.

        Its error or doubt becomes a problem of the column.
        """
        try:
            value = read(*given)
        except ValueError as error:
            self.refuse(name, error)
            return
        if isinstance(value, Doubtful):
            self.warn(name, value.sentence, value.code)
            value = value.value
        self.values[into or name] = value

    def _add(self, name: str, error: CellError, *, is_warning: bool = False) -> None:
        heading = self._matching.heading_of(self._columns[name])
        found = (str(error), error.code, error.suggestions, is_warning, error.typed)
        self.problems.append(Problem(self.row.number, heading, self.text(name), *found))


def read_rows(
    rows: Iterable[SheetRow],
    columns: Sequence[ColumnIn],
    *,
    checks: Sequence[Callable[[RowCheck], None]] = (),
    by_hand: Mapping[str, int] | None = None,
) -> tuple[Matching, Iterator[ReadRow]]:
    """Match the table's headings, then give each row below with its values and all its problems at once.

    `checks` look at several columns of a row together. A missing column raises `SheetError`.
    """
    stream = iter(rows)
    first = list(islice(stream, HEADING_WITHIN))
    matching = match_headings(first, columns, by_hand=by_hand)
    matching.demand_complete()
    below = (row for row in chain(first, stream) if row.number > matching.row)
    return matching, _read(below, columns, matching, checks)


def _read(
    rows: Iterable[SheetRow],
    columns: Sequence[ColumnIn],
    matching: Matching,
    checks: Sequence[Callable[[RowCheck], None]],
) -> Iterator[ReadRow]:
    by_name = {column.name: column for column in columns}
    absent = {
        column.name: value
        for column in columns
        if column.name not in matching.places and not column.required
        for value in _value_of_nothing(column)
    }
    readers = [
        _Reader(column.name, matching.places.get(column.name, NOWHERE), _remembering(column), column.required)
        for column in columns
        if column.name not in absent
    ]
    groups = _groups(columns)
    for row in rows:
        check = RowCheck(row, by_name, matching)
        check.values.update(absent)
        _read_cells(readers, check)
        for group in groups:
            _demand_one_of(group, check)
        for look in checks:
            look(check)
        yield ReadRow(row.number, row.cells, check.values, tuple(check.problems))


class _Reader(NamedTuple):
    """Reads one column, from that place in each row."""

    name: str
    place: int
    read: Callable[[Cell], object]
    is_required: bool


def _remembering(column: ColumnIn) -> Callable[[Cell], object]:
    """The column's reading, remembered: a table says the same thing in thousands of rows."""
    # Typed, since 1, 1.0 and True are different cells.
    return lru_cache(maxsize=REMEMBERED, typed=True)(column.read)


def _read_cells(readers: Sequence[_Reader], check: RowCheck) -> None:
    """Read each cell by itself. This is where the time goes: a hundred thousand rows come by here cell for cell."""
    cells, values = check.row.cells, check.values
    width = len(cells)
    for name, place, read, is_required in readers:
        cell = cells[place] if place < width else None
        if is_required and _is_blank(cell):
            check.refuse(name, CellError(_("This must be filled in."), code="empty"))
            continue
        try:
            value = read(cell)
        except ValueError as error:
            check.refuse(name, error)
            continue
        if isinstance(value, Doubtful):
            check.warn(name, value.sentence, value.code)
            value = value.value
        values[name] = value


def _value_of_nothing(column: ColumnIn) -> tuple[object, ...]:
    """What the column says in every row of a table that lacks it; empty if there is more to say than a value."""
    try:
        value = column.read(None)
    except ValueError:
        return ()
    return () if isinstance(value, Doubtful) else (value,)


def _is_blank(cell: Cell) -> bool:
    if isinstance(cell, str):
        # Most texts begin with a letter or a digit; the others may be nothing but signs that nobody sees.
        return not cell[:1].isalnum() and not text_of(cell)
    return cell is None


def _groups(columns: Sequence[ColumnIn]) -> list[list[ColumnIn]]:
    groups: dict[str, list[ColumnIn]] = {}
    for column in columns:
        if column.one_of:
            groups.setdefault(column.one_of, []).append(column)
    return list(groups.values())


def _demand_one_of(group: Sequence[ColumnIn], check: RowCheck) -> None:
    if not any(check.is_filled(column.name) for column in group):
        there = [column for column in group if check.is_there(column.name)]
        headings = one_of_words(column.heading for column in there)
        sentence = _("Fill in %(headings)s.") % {"headings": headings}
        check.refuse(there[-1].name, CellError(sentence, code="empty"))
