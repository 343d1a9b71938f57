"""The lists of staff and of positions, declared once: what page and file tell, and in which orders."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext_lazy, pgettext_lazy

from daybook.shared.listing.declared import ListColumn, Listing, by_number, by_text
from daybook.shared.listing.words import ListWords
from daybook.shared.sheets.cell_kinds import CellKind
from daybook.staff.queries.positions import PositionRow, position_ground, position_rows
from daybook.staff.queries.rows import StaffRow, staff_ground, staff_rows

WORDS = ListWords(
    found=lazy("Staff members found"),
    table=lazy("Table of staff"),
    counted=ngettext_lazy("%(number)s staff member", "%(number)s staff members", "count"),
    more_than=lazy("more than %(number)s staff members"),
    no_match=lazy("No staff member matches this"),
    no_match_of_all=lazy("No staff member matches all of this"),
    no_more=lazy("There are no more staff members"),
    none_yet=lazy("There are no staff members yet"),
    none_yet_note=lazy("Whoever serves here is listed with their position; who was dismissed stays in the list."),
    retired=lazy("Dismissed"),
)
STAFF_LIST: Listing[StaffRow] = Listing(
    title=lazy("Staff"),
    words=WORDS,
    columns=(
        ListColumn("name", lazy("Name"), lambda row: row.name, in_file=lazy("Employee name"), order="name"),
        ListColumn("position", lazy("Position"), lambda row: row.position, order="position"),
        ListColumn("user", lazy("Signs in as"), lambda row: row.user),
        ListColumn(
            "number", lazy("ID"), lambda row: row.id, CellKind.NUMBER, in_file=lazy("Employee ID"), order="number"
        ),
        ListColumn("last_day", lazy("Last day"), lambda row: row.last_day, CellKind.DAY, is_on_page=False),
        ListColumn("retired", lazy("Dismissed"), lambda row: row.retired_at, CellKind.MOMENT, is_on_page=False),
    ),
    ground=staff_ground,
    rows=staff_rows,
    sorts={"name": by_text("folded_name"), "position": by_text("folded_position"), "number": by_number("pk")},
    usual="name",
    has_cards=True,
    new=lazy("New staff member"),
)
POSITION_WORDS = ListWords(
    found=lazy("Positions found"),
    table=lazy("Table of positions"),
    counted=ngettext_lazy("%(number)s position", "%(number)s positions", "count"),
    more_than=lazy("more than %(number)s positions"),
    no_match=lazy("No position matches this"),
    no_match_of_all=lazy("No position matches all of this"),
    no_more=lazy("There are no more positions"),
    none_yet=lazy("There are no positions yet"),
    none_yet_note=lazy("A position is what a staff member is, such as hair stylist: bookings can be asked for by it."),
    retired=lazy("Retired"),
)
POSITION_LIST: Listing[PositionRow] = Listing(
    title=lazy("Positions"),
    words=POSITION_WORDS,
    columns=(
        ListColumn("name", pgettext_lazy("of a thing", "Name"), lambda row: row.title, order="name"),
        ListColumn("serving", lazy("Staff members"), lambda row: row.staff, CellKind.NUMBER),
        ListColumn("number", lazy("ID"), lambda row: row.id, CellKind.NUMBER, order="number"),
    ),
    ground=position_ground,
    rows=position_rows,
    sorts={"name": by_text("folded_name"), "number": by_number("pk")},
    usual="name",
    has_cards=True,
    new=lazy("New position"),
)
