"""Shares in percent, of sums that may be nothing."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

NONE = "–"
ONE_PLACE = Decimal("0.1")


def share(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """How much of the whole the part is, in percent with one place, half of it upwards; None of nothing."""
    if not whole:
        return None
    return (100 * Decimal(part) / Decimal(whole)).quantize(ONE_PLACE, ROUND_HALF_UP)


def percent(share: Decimal | int | None) -> str:
    """A share in words; a dash where there is nothing to take a share of."""
    return NONE if share is None else _("%(number)s%%") % {"number": number_format(share, 1)}
