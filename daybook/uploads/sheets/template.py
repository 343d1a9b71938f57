"""The template of a section as a workbook: its headings in the person's language, what to write, believable rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from daybook.shared.sheets.cell_kinds import CellKind
from daybook.shared.sheets.cell_xml import Written
from daybook.shared.sheets.columns import ColumnIn
from daybook.shared.sheets.writing import ColumnOut, TableOut, write_table

NEEDED = " *"


class TemplateColumn(NamedTuple):
    """A column of the template, and as what its cells are written; a wide one is for long texts."""

    column: ColumnIn
    kind: CellKind
    is_needed: bool
    is_wide: bool

    @property
    def heading(self) -> str:
        """As the template heads it: an asterisk says that it must be filled in."""
        return f"{self.column.heading}{NEEDED if self.is_needed else ''}"


@dataclass(frozen=True)
class Template:
    """What a file of a section may hold at one location; `rows` are believable ones, cells by the column's name."""

    title: str | Promise
    columns: Sequence[TemplateColumn]
    rows: Sequence[Mapping[str, Written]]
    money_places: int = 2


def template_columns(
    columns: Sequence[ColumnIn], kinds: Mapping[str, CellKind], *, wide: Sequence[str] = ()
) -> list[TemplateColumn]:
    """Give those of the columns, by their names, that have a kind of cell, in the order of the kinds."""
    chosen = {column.name: column for column in columns if column.name in kinds}
    filled = needed(list(chosen.values()))
    return [TemplateColumn(chosen[name], kind, name in filled, name in wide) for name, kind in kinds.items()]


def needed(columns: Sequence[ColumnIn]) -> set[str]:
    """Give the names of those that must be filled in; where one of several must be, and just one is here, that one."""
    groups = Counter(column.one_of for column in columns if column.one_of)
    return {column.name for column in columns if column.required or groups[column.one_of] == 1}


def write_template(path: Path, template: Template, says: Mapping[str, str | Promise], *, is_filled: bool) -> None:
    """Write it, empty or filled; a second sheet says what to write in each column, which `says` has by name."""
    rows = template.rows if is_filled else ()
    table = TableOut(
        title=str(template.title),
        columns=[ColumnOut(each.heading, each.kind, each.is_wide) for each in template.columns],
        rows=[[row.get(each.column.name) for each in template.columns] for row in rows],
        count=len(rows),
        about=[
            *((each.heading, str(says.get(each.column.name, ""))) for each in template.columns),
            (NEEDED.strip(), _("This must be filled in.")),
            (_("Rows"), _("One row below the headings is one of them. The headings may stand in any order.")),
        ],
        about_heads=(_("Fields"), _("Field"), _("What to write")),
        money_places=template.money_places,
    )
    write_table(path, table)
