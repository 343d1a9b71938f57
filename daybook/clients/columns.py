"""The list of clients, declared once: what its page and its file tell, and in which orders."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext_lazy

from daybook.clients.queries.categories import CategoryRow, category_ground, category_rows
from daybook.clients.queries.rows import ClientRow, client_ground, client_rows
from daybook.shared.listing.declared import ListColumn, Listing, by_moment, by_text
from daybook.shared.listing.words import ListWords
from daybook.shared.sheets.cell_kinds import CellKind

WORDS = ListWords(
    found=lazy("Clients found"),
    table=lazy("Table of clients"),
    counted=ngettext_lazy("%(number)s client", "%(number)s clients", "count"),
    more_than=lazy("more than %(number)s clients"),
    no_match=lazy("No client matches this"),
    no_match_of_all=lazy("No client matches all of this"),
    no_more=lazy("There are no more clients"),
    none_yet=lazy("There are no clients yet"),
    none_yet_note=lazy("Whoever is booked for the first time is listed here from then on."),
    retired=lazy("Retired"),
)
CLIENT_LIST: Listing[ClientRow] = Listing(
    title=lazy("Clients"),
    words=WORDS,
    columns=(
        ListColumn("number", lazy("Client ID"), lambda row: row.id, CellKind.NUMBER, is_on_page=False),
        ListColumn("name", lazy("Name"), lambda row: row.name, in_file=lazy("Client name"), order="name"),
        ListColumn("phone", lazy("Phone"), lambda row: row.phone),
        ListColumn("categories", lazy("Categories"), lambda row: row.categories),
        ListColumn("email", lazy("E-mail"), lambda row: row.email),
        ListColumn("comment", lazy("Comment"), lambda row: row.comment, is_wide=True),
        ListColumn("created", lazy("Created"), lambda row: row.created_at, CellKind.MOMENT, order="created"),
        ListColumn("retired", lazy("Retired"), lambda row: row.retired_at, CellKind.MOMENT, is_on_page=False),
    ),
    ground=client_ground,
    rows=client_rows,
    sorts={"name": by_text("folded_name"), "created": by_moment("created_at")},
    usual="name",
    has_cards=True,
    new=lazy("New client"),
)
CATEGORY_WORDS = ListWords(
    found=lazy("Client categories found"),
    table=lazy("Table of client categories"),
    counted=ngettext_lazy("%(number)s category", "%(number)s categories", "count"),
    more_than=lazy("more than %(number)s categories"),
    no_match=lazy("No category matches this"),
    no_match_of_all=lazy("No category matches all of this"),
    no_more=lazy("There are no more categories"),
    none_yet=lazy("There are no client categories yet"),
    none_yet_note=lazy("Coloured labels, such as VIP: a client may have several, and the list can be asked for them."),
    retired=lazy("Retired"),
)
CLIENT_CATEGORY_LIST: Listing[CategoryRow] = Listing(
    title=lazy("Client categories"),
    words=CATEGORY_WORDS,
    columns=(
        ListColumn("name", lazy("Name"), lambda row: row.title, order="name"),
        ListColumn("clients", lazy("Clients"), lambda row: row.clients, CellKind.NUMBER),
    ),
    ground=category_ground,
    rows=category_rows,
    sorts={"name": by_text("folded_title")},
    usual="name",
    has_cards=True,
    new=lazy("New category"),
)
