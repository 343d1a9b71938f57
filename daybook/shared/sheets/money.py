"""Prices and discounts of the services in one booking, as exact decimals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from math import isfinite

from django.utils.translation import gettext as _

from daybook.shared.sheets.cells import CellError, Doubtful, text_of
from daybook.shared.sheets.frames import Cell

BETWEEN = re.compile(r"##?")
BLANKS = re.compile(r"\s")
PLAIN = re.compile(r"[0-9]+(?P<rest>[.,][0-9]+)?")
LENGTH_OF_A_THOUSANDS_GROUP = len(",500")
THOUSANDS = re.compile(r"[0-9]{1,3}(?:(?P<by>[.,' ])[0-9]{3})(?:(?P=by)[0-9]{3})*(?P<rest>[.,][0-9]+)?")
HIGHEST_PRICE = Decimal(1_000_000_000)
WHOLE = Decimal(100)

Amounts = tuple[Decimal | None, ...]


def read_prices(cell: Cell, *, places: int = 2) -> Amounts:
    """Give the price of each service; None where nothing is written, and nothing for an empty cell."""
    prices = tuple(_amount(part, places) for part in _parts(cell))
    if any(price is not None and price >= HIGHEST_PRICE for price in prices):
        raise CellError(_("The price is too high."), code="too_high")
    return prices


def read_amount(cell: Cell, *, places: int = 2) -> Decimal | None:
    """Give the one price in the cell; None when it is empty."""
    try:
        prices = read_prices(cell, places=places)
    except CellError as error:
        if error.code != "not_a_number":
            raise
        raise _not_an_amount() from None
    if len(prices) > 1:
        raise _not_an_amount()
    return prices[0] if prices else None


def read_discounts(cell: Cell) -> Amounts | Doubtful[Amounts]:
    """Give the discount of each service in percent, 0 to 100; nothing for an empty cell."""
    discounts = tuple(_amount(part.removesuffix("%").rstrip(), 2) for part in _parts(cell))
    if any(discount is not None and discount > WHOLE for discount in discounts):
        raise CellError(_("A discount is between 0 and 100 percent."), code="too_high")
    if isinstance(cell, float) and 0 < cell <= 1:
        sentence = _("%(discount)s percent is taken. If the cell is formatted as percent, write the number alone: 10.")
        return Doubtful(discounts, sentence % {"discount": discounts[0]}, "tiny_discount")
    return discounts


def prices_for(services: int, prices: Amounts) -> Amounts | Doubtful[Amounts]:
    """Deal the prices out to so many services; None means the catalogue's price.

    One price for several services is their total: it goes to the first, the others cost nothing.
    """
    if not prices:
        return (None,) * services
    if len(prices) == services:
        return prices
    if len(prices) == 1:
        if services == 0:
            raise CellError(_("There is a price but no service."), code="price_without_service")
        sentence = _("One price for %(count)s services: it is taken as their total and put on the first.")
        return Doubtful((prices[0], *[Decimal(0)] * (services - 1)), sentence % {"count": services}, "total_only")
    raise _other_count(_("%(prices)s prices are given for %(services)s services."), len(prices), services)


def discounts_for(services: int, discounts: Amounts) -> tuple[Decimal, ...] | Doubtful[tuple[Decimal, ...]]:
    """Deal the discounts out to so many services; one discount for several counts for all of them."""
    given = tuple(discount or Decimal(0) for discount in discounts)
    if not given:
        return (Decimal(0),) * services
    if len(given) == services:
        return given
    if len(given) == 1:
        if services == 0:
            raise CellError(_("There is a discount but no service."), code="discount_without_service")
        sentence = _("One discount for %(count)s services: it is taken for each of them.")
        return Doubtful(given * services, sentence % {"count": services}, "one_discount")
    raise _other_count(_("%(prices)s discounts are given for %(services)s services."), len(given), services)


def _other_count(sentence: str, prices: int, services: int) -> CellError:
    return CellError(sentence % {"prices": prices, "services": services}, code="other_count")


def _not_an_amount() -> CellError:
    sentence = _("Write one amount, 0 or more, as a number alone: 1500 or 1500.50.")
    return CellError(sentence, code="not_a_number")


def _parts(cell: Cell) -> Sequence[str]:
    if isinstance(cell, float):
        # Fifteen digits are what Excel itself shows; the rest is dust of binary fractions.
        text = f"{Decimal(f'{cell:.15g}'):f}" if isfinite(cell) else str(cell)
        return [text]
    text = text_of(cell)
    return [part.strip() for part in BETWEEN.split(text)] if text else []


def _amount(text: str, places: int) -> Decimal | None:
    if not text:
        return None
    amount = _decimal(BLANKS.sub(" ", text), places)
    if amount != round(amount, places):
        sentence = _("Write the number with at most %(places)s digits after the point.")
        raise CellError(sentence % {"places": places}, code="too_precise")
    return round(amount, places)


def _decimal(text: str, places: int) -> Decimal:
    if plain := PLAIN.fullmatch(text):
        if plain["rest"] and len(plain["rest"]) == LENGTH_OF_A_THOUSANDS_GROUP and places < 3:
            sentence = _("%(text)s may mean two things. Write 1500 or 1500.50, with no sign between thousands.")
            raise CellError(sentence % {"text": text}, code="ambiguous_number")
        return Decimal(text.replace(",", "."))
    found = THOUSANDS.fullmatch(text)
    if not found or found["by"] == (found["rest"] or "?")[0]:
        raise CellError(_("Write a number such as 1500 or 1500.50, with # between several."), code="not_a_number")
    whole = text.removesuffix(found["rest"] or "").replace(found["by"], "")
    return Decimal(whole + (found["rest"] or "").replace(",", "."))
