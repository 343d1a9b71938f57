"""The lists of services and of their categories, declared once: what page and file tell, and in which orders."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext_lazy, pgettext_lazy

from daybook.catalogue.queries.cards import CategoryRow, category_ground, category_rows
from daybook.catalogue.queries.rows import ServiceRow, service_ground, service_rows
from daybook.shared.listing.declared import ListColumn, Listing, by_number, by_text
from daybook.shared.listing.words import ListWords
from daybook.shared.sheets.cell_kinds import CellKind

WORDS = ListWords(
    found=lazy("Services found"),
    table=lazy("Table of services"),
    counted=ngettext_lazy("%(number)s service", "%(number)s services", "count"),
    more_than=lazy("more than %(number)s services"),
    no_match=lazy("No service matches this"),
    no_match_of_all=lazy("No service matches all of this"),
    no_more=lazy("There are no more services"),
    none_yet=lazy("There are no services yet"),
    none_yet_note=lazy("What is sold here is listed with its category, its price and who gives it."),
    retired=lazy("Retired"),
)
SERVICE_LIST: Listing[ServiceRow] = Listing(
    title=lazy("Services"),
    words=WORDS,
    columns=(
        ListColumn(
            "name",
            pgettext_lazy("of a thing", "Name"),
            lambda row: row.name,
            in_file=lazy("Service name"),
            order="name",
        ),
        ListColumn(
            "category",
            lazy("Category"),
            lambda row: row.category,
            in_file=lazy("Service category"),
            order="category",
        ),
        ListColumn("duration", lazy("Duration"), lambda row: row.duration, CellKind.NUMBER, order="duration"),
        ListColumn("price_min", lazy("Price from"), lambda row: row.price_min, CellKind.MONEY, order="price"),
        ListColumn("price_max", lazy("Price to"), lambda row: row.price_max, CellKind.MONEY),
        ListColumn("staff", lazy("Staff who give it"), lambda row: row.staff, between="##", is_wide=True),
        ListColumn("number", lazy("ID"), lambda row: row.id, CellKind.NUMBER, in_file=lazy("Service ID")),
        ListColumn("retired", lazy("Retired"), lambda row: row.retired_at, CellKind.MOMENT, is_on_page=False),
    ),
    ground=service_ground,
    rows=service_rows,
    sorts={
        "category": by_text("shelf"),
        "name": by_text("folded_name"),
        "duration": by_number("duration"),
        "price": by_number("price_min"),
    },
    usual="category",
    has_cards=True,
    new=lazy("New service"),
)
CATEGORY_WORDS = ListWords(
    found=lazy("Service categories found"),
    table=lazy("Table of service categories"),
    counted=ngettext_lazy("%(number)s service category", "%(number)s service categories", "count"),
    more_than=lazy("more than %(number)s service categories"),
    no_match=lazy("No service category matches this"),
    no_match_of_all=lazy("No service category matches all of this"),
    no_more=lazy("There are no more service categories"),
    none_yet=lazy("There are no service categories yet"),
    none_yet_note=lazy("Every service stands in a category, such as Hair or Nails."),
    retired=lazy("Retired"),
)
CATEGORY_LIST: Listing[CategoryRow] = Listing(
    title=lazy("Service categories"),
    words=CATEGORY_WORDS,
    columns=(
        ListColumn("name", pgettext_lazy("of a thing", "Name"), lambda row: row.title, order="name"),
        ListColumn("sold", lazy("Services"), lambda row: row.services, CellKind.NUMBER),
        ListColumn("number", lazy("ID"), lambda row: row.id, CellKind.NUMBER),
    ),
    ground=category_ground,
    rows=category_rows,
    sorts={"place": by_number("place"), "name": by_text("folded_name")},
    usual="place",
    has_cards=True,
    new=lazy("New service category"),
)
