"""What a service is in a file that is brought in: its columns, and what they must say together."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from daybook.catalogue.sheets import headings
from daybook.catalogue.sheets.lengths import read_length
from daybook.catalogue.wishes import ServiceIn
from daybook.shared.sheets.cells import CellError, read_name, read_names, read_own_id
from daybook.shared.sheets.columns import ColumnIn
from daybook.shared.sheets.frames import Cell
from daybook.shared.sheets.known import Known
from daybook.shared.sheets.money import read_amount
from daybook.shared.sheets.rows import ReadRow, RowCheck

LONGEST_NAME = 300


def service_columns(price_places: int) -> tuple[ColumnIn, ...]:
    """Give the columns of the template in its order."""

    def price(cell: Cell) -> Decimal | None:
        return read_amount(cell, places=price_places)

    return (
        ColumnIn("number", _("Service ID"), read_own_id, synonyms=headings.NUMBER),
        ColumnIn("name", _("Service name"), _read_long_name, required=True, synonyms=headings.NAME),
        ColumnIn("category", _("Service category"), read_name, required=True, synonyms=headings.CATEGORY),
        ColumnIn("duration", _("Duration"), read_length, synonyms=headings.DURATION),
        ColumnIn("price_min", _("Price from"), price, synonyms=headings.PRICE_FROM, faint=headings.PRICE_FROM_PERHAPS),
        ColumnIn("price_max", _("Price to"), price, synonyms=headings.PRICE_TO),
        ColumnIn("staff_names", _("Staff who give it"), read_names, synonyms=headings.STAFF),
    )


def service_checks(staff: Known) -> tuple[Callable[[RowCheck], None], ...]:
    """Give what the columns of a row must say together, for `read_rows`."""

    def check_staff(row: RowCheck) -> None:
        if row.has("staff_names"):
            row.take("staff_names", staff.several, (), row.values["staff_names"], into="staff")

    return check_staff, _check_prices


def service_of(row: ReadRow) -> ServiceIn:
    """Give the service that a good row means."""
    values = row.values
    return ServiceIn(
        name=values["name"],
        category=values["category"],
        duration=values["duration"],
        price_min=values["price_from"],
        price_max=values["price_to"],
        staff_ids=tuple(sorted(set(values["staff"]))),
    )


def _read_long_name(cell: Cell) -> str:
    return read_name(cell, longest=LONGEST_NAME)


def _check_prices(row: RowCheck) -> None:
    """No price at all is nothing to pay; one price is both."""
    if not row.has("price_min", "price_max"):
        return
    lowest = row.values["price_min"] or Decimal(0)
    highest = lowest if row.values["price_max"] is None else row.values["price_max"]
    row.values["price_from"] = lowest
    row.take("price_max", _no_lower, lowest, highest, into="price_to")


def _no_lower(lowest: Decimal, highest: Decimal) -> Decimal:
    if highest < lowest:
        raise CellError(gettext("The price ends no lower than it starts."), code="ends_lower")
    return highest
