"""The columns of the Data log, declared once: for the page and for the file."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext_lazy

from daybook.datalog.queries.log import LogRow, Visit, log_of, log_rows
from daybook.shared.listing.declared import ListColumn, Listing, by_moment
from daybook.shared.listing.words import ListWords
from daybook.shared.sheets.cell_kinds import CellKind
from daybook.shared.templatetags.shown import moment


def _state(row: LogRow) -> str:
    return f"{row.state.label}: {row.problem}" if row.problem else str(row.state.label)


def _message(row: LogRow) -> str:
    if row.message is None:
        return ""
    return ": ".join(filter(None, (row.message.get_state_display(), row.message.reason)))


def _came(visit: Visit) -> str:
    told = (visit.who, moment(visit.at), visit.address, visit.refusal)
    return ", ".join(part for part in told if part)


LOG_COLUMNS: tuple[ListColumn[LogRow], ...] = (
    ListColumn("asked", lazy("Asked for"), lambda row: row.asked_at, CellKind.MOMENT, order="asked"),
    ListColumn("user", lazy("User"), lambda row: row.asked_by),
    ListColumn("section", lazy("Section"), lambda row: str(row.section.label)),
    ListColumn("filters", lazy("Filters"), lambda row: row.words, between="; ", is_wide=True),
    ListColumn("rows", lazy("Rows"), lambda row: row.rows, CellKind.NUMBER),
    ListColumn("size", lazy("Size"), lambda row: row.size or None, CellKind.NUMBER, in_file=lazy("Size, bytes")),
    ListColumn("state", lazy("State"), _state),
    ListColumn("expires", lazy("Link expires"), lambda row: row.expires_at, CellKind.MOMENT),
    ListColumn("fetched", lazy("Fetched"), lambda row: tuple(map(_came, row.fetched)), between="; ", is_wide=True),
    ListColumn("refused", lazy("Not given"), lambda row: tuple(map(_came, row.refused)), between="; ", is_wide=True),
    ListColumn("message", lazy("Message"), _message),
)
WORDS = ListWords(
    found=lazy("Downloads found"),
    table=lazy("Table of downloads"),
    counted=ngettext_lazy("%(number)s download", "%(number)s downloads", "count"),
    more_than=lazy("more than %(number)s downloads"),
    no_match=lazy("No download matches this"),
    no_match_of_all=lazy("No download matches all of this"),
    no_more=lazy("There are no more downloads"),
    none_yet=lazy("Nobody has asked for a file yet"),
    none_yet_note=lazy("Every file that somebody asks for will be listed here, with all who fetched it."),
)
LOG = Listing(
    title=lazy("Data log"),
    words=WORDS,
    columns=LOG_COLUMNS,
    ground=log_of,
    rows=log_rows,
    sorts={"asked": by_moment("asked_at")},
    usual="-asked",
)
