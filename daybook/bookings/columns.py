"""The register's columns, declared once: what the page shows in them, and what a file tells in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext_lazy, pgettext_lazy

from daybook.bookings.choices import PaidState, VisitStatus
from daybook.bookings.queries.categories import CategoryRow, category_ground, category_rows
from daybook.bookings.queries.names import CategoryName, Names
from daybook.bookings.queries.rows import LineRow, RegisterRow
from daybook.clients.rules import name_shown
from daybook.shared.channels import Channel
from daybook.shared.listing.declared import ListColumn, Listing, by_number, by_text
from daybook.shared.listing.words import ListWords
from daybook.shared.sheets.cell_kinds import CellKind
from daybook.shared.templatetags.shown import length, moment


@dataclass(frozen=True)
class Fact:
    """One thing that a row tells: a column of a file, and a variable of the page's cell.

    It is worked out of the `names` and of these `fields` of the row alone, by `told`, or is the one field itself: of
    rows that are equal in them a file asks only once. It is typed (moments, spans, decimals, statuses, several names),
    and a file writes it as its `kind` says, several with `between` between them. `text` makes of it what the page
    shows, of money the amount to write; None: the page does not show it, and may not even know it (`lines`).
    """

    name: str
    heading: str | Promise
    fields: tuple[str, ...]
    told: Callable[..., Any] | None = None
    text: Callable[[Any], Any] | None = str
    kind: CellKind = CellKind.TEXT
    between: str = ", "
    is_wide: bool = False

    def value(self, row: RegisterRow, names: Names) -> Any:
        """What this row tells."""
        values = [getattr(row, field) for field in self.fields]
        return self.told(names, *values) if self.told else values[0]


@dataclass(frozen=True)
class Column:
    """One column of the register. `order` is what it sorts by in `queries.register.COLUMNS`, if it does."""

    name: str
    heading: str | Promise
    facts: tuple[Fact, ...]
    order: str = ""
    css: str = ""
    is_shown_at_first: bool = True


def shown_columns(chosen: Iterable[str]) -> tuple[Column, ...]:
    """The columns of these names, in this order; the first choice of the house where none are named."""
    columns = tuple(BY_NAME[name] for name in chosen if name in BY_NAME)
    return columns or tuple(column for column in REGISTER_COLUMNS if column.is_shown_at_first)


def _same(value: Any) -> Any:
    return value


def _services(names: Names, service_ids: list[int]) -> tuple[str, ...]:
    return tuple([names.services[pk] for pk in service_ids])


def _categories(names: Names, category_ids: list[int]) -> tuple[CategoryName, ...]:
    return tuple(names.categories[pk] for pk in category_ids)


def _source(_names: Names, is_online: bool) -> str:
    return _("Online") if is_online else _("Offline")


def _deleted_by(names: Names, user_id: int | None) -> str:
    return "" if user_id is None else names.user(user_id)


def _through(_names: Names, channel: str) -> str:
    return str(Channel(channel).label) if channel else ""


def _prices(_names: Names, lines: Iterable[LineRow]) -> tuple[Decimal, ...]:
    return tuple([line.price * line.amount for line in lines])


def _discounts(_names: Names, lines: Iterable[LineRow]) -> tuple[Decimal, ...]:
    return tuple([line.discount for line in lines])


def _length(_names: Names, starts_at: datetime, ends_at: datetime) -> timedelta:
    return ends_at - starts_at


def _taken_off(_names: Names, price: Decimal, cost: Decimal) -> Decimal:
    return price - cost


def _label(choice: PaidState | VisitStatus) -> str:
    return str(choice.label)


def _name(name: str | None) -> str:
    return name_shown(name or "")


def _or_nothing(text: str | None) -> str:
    return text or ""


def _nothing_for_zero(amount: Decimal) -> Decimal | None:
    return amount or None


def _number(name: str, heading: str | Promise, field: str) -> Fact:
    return Fact(name, heading, (field,), text=None, kind=CellKind.NUMBER)


def _moment(name: str, heading: str | Promise, field: str) -> Fact:
    return Fact(name, heading, (field,), text=moment, kind=CellKind.MOMENT)


REGISTER_COLUMNS: tuple[Column, ...] = (
    Column(
        "number",
        lazy("Number"),
        (Fact("number", lazy("Booking ID"), ("id",), kind=CellKind.NUMBER),),
    ),
    Column(
        "created",
        lazy("Created"),
        (
            _moment("created", lazy("Created"), "created_at"),
            Fact("created_by", lazy("Created by"), ("created_by_id",), Names.creator),
        ),
        order="created",
    ),
    Column(
        "visit",
        lazy("Visit"),
        (
            _moment("visit", lazy("Date"), "starts_at"),
            Fact("duration", lazy("Duration"), ("starts_at", "ends_at"), _length, length, CellKind.NUMBER),
        ),
        order="visit",
    ),
    Column(
        "staff",
        lazy("Staff member"),
        (
            _number("staff_id", lazy("Employee ID"), "staff_id"),
            Fact("staff", lazy("Employee name"), ("staff_id",), lambda names, pk: names.staff[pk].name),
            Fact("position", lazy("Position"), ("staff_id",), Names.position_of),
        ),
    ),
    Column(
        "services",
        lazy("Services"),
        (
            Fact("service_ids", lazy("Service ID"), ("service_ids",), text=None, kind=CellKind.MIXED, between="##"),
            Fact(
                "services",
                lazy("Name of service"),
                ("service_ids",),
                _services,
                ", ".join,
                between="##",
                is_wide=True,
            ),
            Fact("prices", lazy("Price of service"), ("lines",), _prices, None, CellKind.MIXED, between="#"),
            Fact(
                "discounts", lazy("Discount on the service"), ("lines",), _discounts, None, CellKind.MIXED, between="#"
            ),
        ),
    ),
    Column(
        "cost",
        lazy("Cost"),
        (Fact("cost", lazy("Cost"), ("cost",), text=_same, kind=CellKind.MONEY),),
        css="money",
    ),
    Column(
        "discount",
        lazy("Discount"),
        (Fact("discount", lazy("Discount"), ("price", "cost"), _taken_off, _nothing_for_zero, CellKind.MONEY),),
        css="money",
    ),
    Column(
        "paid",
        lazy("Paid"),
        (
            Fact("paid", lazy("Paid"), ("paid",), text=_same, kind=CellKind.MONEY),
            Fact("paid_words", lazy("Payment"), ("paid_state",), lambda _names, state: PaidState(state), _label),
        ),
        css="money",
    ),
    Column(
        "client",
        lazy("Client"),
        (
            Fact("client", lazy("Client name"), ("client_name",), text=_name),
            Fact("phone", lazy("Customer phone number"), ("client_phone",), text=_or_nothing),
        ),
    ),
    Column(
        "status",
        lazy("Visit status"),
        (
            _number("status_number", lazy("Booking status (number)"), "status"),
            Fact(
                "status_words",
                lazy("Booking status (text)"),
                ("status",),
                lambda _names, status: VisitStatus(status),
                _label,
            ),
        ),
    ),
    Column(
        "source",
        lazy("Source"),
        (
            Fact("source_words", lazy("Source"), ("is_online",), _source),
            Fact("source_name", lazy("Form, app or file"), ("source_name",)),
        ),
    ),
    Column(
        "categories",
        lazy("Categories"),
        (Fact("categories", lazy("Booking categories"), ("category_ids",), _categories, _same),),
    ),
    Column("comment", lazy("Comment"), (Fact("comment", lazy("Comment"), ("comment",), is_wide=True),)),
    Column(
        "deleted",
        lazy("Deleted"),
        (
            _moment("deleted", lazy("Deleted"), "deleted_at"),
            Fact("deleted_by", lazy("Deleted by"), ("deleted_by_id",), _deleted_by),
            Fact("deleted_through", lazy("Deleted through"), ("deleted_through",), _through),
        ),
        is_shown_at_first=False,
    ),
)
BY_NAME: Mapping[str, Column] = {column.name: column for column in REGISTER_COLUMNS}


CATEGORY_WORDS = ListWords(
    found=lazy("Booking categories found"),
    table=lazy("Table of booking categories"),
    counted=ngettext_lazy("%(number)s booking category", "%(number)s booking categories", "count"),
    more_than=lazy("more than %(number)s booking categories"),
    no_match=lazy("No booking category matches this"),
    no_match_of_all=lazy("No booking category matches all of this"),
    no_more=lazy("There are no more booking categories"),
    none_yet=lazy("There are no booking categories yet"),
    none_yet_note=lazy("A booking category is a coloured label on bookings, such as VIP."),
    retired=lazy("Retired"),
)
CATEGORY_LIST: Listing[CategoryRow] = Listing(
    title=lazy("Booking categories"),
    words=CATEGORY_WORDS,
    columns=(
        ListColumn("name", pgettext_lazy("of a thing", "Name"), lambda row: row.title, order="name"),
        ListColumn("label", lazy("Label"), lambda row: row.title, drawn="bookings/cells/one_label.html"),
        ListColumn("whose", lazy("Whose"), lambda row: row.whose),
        ListColumn("number", lazy("ID"), lambda row: row.id, CellKind.NUMBER, order="number"),
    ),
    ground=category_ground,
    rows=category_rows,
    sorts={"name": by_text("folded_name"), "number": by_number("pk")},
    usual="name",
    has_cards=True,
    new=lazy("New booking category"),
)
