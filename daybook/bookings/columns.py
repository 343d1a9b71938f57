"""The register's columns, declared once: what the page shows in them, and what a file tells in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from daybook.bookings.choices import PaidState, VisitStatus
from daybook.bookings.queries.names import CategoryName, Names
from daybook.bookings.queries.rows import RegisterRow
from daybook.shared.channels import Channel
from daybook.shared.sheets.cell_kinds import CellKind
from daybook.shared.templatetags.shown import length, moment


@dataclass(frozen=True)
class Fact:
    """One thing that a row tells: a column of a file, and a variable of the page's cell.

    `value` is typed (moments, spans, decimals, statuses, several names), and a file writes it as its `kind` says,
    several with `between` between them. `text` makes of it what the page shows, of money the amount to write; None: the
    page does not show it. What a fact tells of `row.lines`, only rows of `rows_for_file` know.
    """

    name: str
    heading: str | Promise
    value: Callable[[RegisterRow, Names], Any]
    text: Callable[[Any], Any] | None = str
    kind: CellKind = CellKind.TEXT
    between: str = ", "
    is_wide: bool = False


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


def _services(row: RegisterRow, names: Names) -> tuple[str, ...]:
    return tuple(names.services[pk] for pk in row.service_ids)


def _categories(row: RegisterRow, names: Names) -> tuple[CategoryName, ...]:
    return tuple(names.categories[pk] for pk in row.category_ids)


def _source(row: RegisterRow, _names: Names) -> str:
    return _("Online") if row.is_online else _("Offline")


def _deleted_by(row: RegisterRow, names: Names) -> str:
    return "" if row.deleted_by_id is None else names.user(row.deleted_by_id)


def _through(row: RegisterRow, _names: Names) -> str:
    return str(Channel(row.deleted_through).label) if row.deleted_through else ""


def _label(choice: PaidState | VisitStatus) -> str:
    return str(choice.label)


def _nothing_for_zero(amount: Decimal) -> Decimal | None:
    return amount or None


REGISTER_COLUMNS: tuple[Column, ...] = (
    Column(
        "number",
        lazy("Number"),
        (Fact("number", lazy("Booking ID"), lambda row, _names: row.id, kind=CellKind.NUMBER),),
    ),
    Column(
        "created",
        lazy("Created"),
        (
            Fact("created", lazy("Created"), lambda row, _names: row.created_at, moment, CellKind.MOMENT),
            Fact("created_by", lazy("Created by"), lambda row, names: names.creator(row.created_by_id)),
        ),
        order="created",
    ),
    Column(
        "visit",
        lazy("Visit"),
        (
            Fact("visit", lazy("Date"), lambda row, _names: row.starts_at, moment, CellKind.MOMENT),
            Fact(
                "duration",
                lazy("Duration"),
                lambda row, _names: row.ends_at - row.starts_at,
                length,
                CellKind.NUMBER,
            ),
        ),
        order="visit",
    ),
    Column(
        "staff",
        lazy("Staff member"),
        (
            Fact("staff_id", lazy("Employee ID"), lambda row, _names: row.staff_id, None, CellKind.NUMBER),
            Fact("staff", lazy("Employee name"), lambda row, names: names.staff[row.staff_id].name),
            Fact("position", lazy("Position"), lambda row, names: names.position_of(row.staff_id)),
        ),
    ),
    Column(
        "services",
        lazy("Services"),
        (
            Fact(
                "service_ids",
                lazy("Service ID"),
                lambda row, _names: tuple(row.service_ids),
                None,
                CellKind.MIXED,
                between="##",
            ),
            Fact("services", lazy("Name of service"), _services, ", ".join, between="##", is_wide=True),
            Fact(
                "prices",
                lazy("Price of service"),
                lambda row, _names: tuple(line.price * line.amount for line in row.lines),
                None,
                CellKind.MIXED,
                between="#",
            ),
            Fact(
                "discounts",
                lazy("Discount on the service"),
                lambda row, _names: tuple(line.discount for line in row.lines),
                None,
                CellKind.MIXED,
                between="#",
            ),
        ),
    ),
    Column(
        "cost",
        lazy("Cost"),
        (Fact("cost", lazy("Cost"), lambda row, _names: row.cost, _same, CellKind.MONEY),),
        css="money",
    ),
    Column(
        "discount",
        lazy("Discount"),
        (
            Fact(
                "discount",
                lazy("Discount"),
                lambda row, _names: row.price - row.cost,
                _nothing_for_zero,
                CellKind.MONEY,
            ),
        ),
        css="money",
    ),
    Column(
        "paid",
        lazy("Paid"),
        (
            Fact("paid", lazy("Paid"), lambda row, _names: row.paid, _same, CellKind.MONEY),
            Fact("paid_words", lazy("Payment"), lambda row, _names: PaidState(row.paid_state), _label),
        ),
        css="money",
    ),
    Column(
        "client",
        lazy("Client"),
        (
            Fact("client", lazy("Client name"), lambda row, _names: row.client_name or ""),
            Fact("phone", lazy("Customer phone number"), lambda row, _names: row.client_phone or ""),
        ),
    ),
    Column(
        "status",
        lazy("Visit status"),
        (
            Fact(
                "status_number",
                lazy("Booking status (number)"),
                lambda row, _names: row.status,
                None,
                CellKind.NUMBER,
            ),
            Fact("status_words", lazy("Booking status (text)"), lambda row, _names: VisitStatus(row.status), _label),
        ),
    ),
    Column(
        "source",
        lazy("Source"),
        (
            Fact("source_words", lazy("Source"), _source),
            Fact("source_name", lazy("Form, app or file"), lambda row, _names: row.source_name),
        ),
    ),
    Column("categories", lazy("Categories"), (Fact("categories", lazy("Booking categories"), _categories, _same),)),
    Column(
        "comment",
        lazy("Comment"),
        (Fact("comment", lazy("Comment"), lambda row, _names: row.comment, is_wide=True),),
    ),
    Column(
        "deleted",
        lazy("Deleted"),
        (
            Fact("deleted", lazy("Deleted"), lambda row, _names: row.deleted_at, moment, CellKind.MOMENT),
            Fact("deleted_by", lazy("Deleted by"), _deleted_by),
            Fact("deleted_through", lazy("Deleted through"), _through),
        ),
        is_shown_at_first=False,
    ),
)
BY_NAME: Mapping[str, Column] = {column.name: column for column in REGISTER_COLUMNS}
