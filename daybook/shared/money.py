"""How a currency is counted and written: its smallest coin, its sign, the digits of a locale."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from django.utils import numberformat
from django.utils.formats import get_format

WITHOUT_CENTS = frozenset(
    [
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "UYI",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    ]
)
"""Currencies whose smallest coin is the unit (ISO 4217)."""
STORED_PLACES = 2
"""What the columns hold: dinars of three places (KWD, BHD, JOD, OMR, TND) are kept to two."""
SIGNS = {
    "AMD": "֏",
    "AZN": "₼",
    "BRL": "R$",
    "EUR": "€",
    "GBP": "£",
    "GEL": "₾",
    "ILS": "₪",
    "INR": "₹",
    "JPY": "¥",
    "KRW": "₩",
    "KZT": "₸",
    "NGN": "₦",
    "PHP": "₱",
    "PLN": "zł",
    "RUB": "₽",
    "TRY": "₺",
    "UAH": "₴",
    "USD": "$",
    "VND": "₫",
}
SIGN_FIRST = frozenset({"en", "es-mx", "ja", "ko", "zh", "he", "pt-br", "tr"})
"""Languages (or a country's own way of one) that write the sign before the number."""
NO_BREAK = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"


def places_of(currency: str) -> int:
    """How many digits after the point amounts in this currency have here."""
    return 0 if currency.upper() in WITHOUT_CENTS else STORED_PLACES


def rounded(amount: Decimal, currency: str) -> Decimal:
    """The amount in the currency's smallest coin, half a coin upwards."""
    return amount.quantize(Decimal(1).scaleb(-places_of(currency)), ROUND_HALF_UP)


def in_words(amount: Decimal | int, currency: str, locale: str) -> str:
    """The amount as it is written where the locale is used, such as €1,240.50 or 1 240,50 €."""
    number = _number(abs(Decimal(amount)), currency, locale)
    sign = SIGNS.get(currency, currency)
    minus = MINUS if amount < 0 else ""
    if _sign_first(locale.lower()):
        gap = NO_BREAK if len(sign) > 2 else ""
        return f"{minus}{sign}{gap}{number}"
    return f"{minus}{number}{NO_BREAK}{sign}"


def _number(amount: Decimal, currency: str, locale: str) -> str:
    point, thousands = _marks(locale)
    return str(
        numberformat.format(
            rounded(amount, currency),
            point,
            decimal_pos=places_of(currency),
            grouping=3,
            thousand_sep=thousands,
            force_grouping=True,
            use_l10n=False,
        )
    )


@cache
def _marks(locale: str) -> tuple[str, str]:
    return str(get_format("DECIMAL_SEPARATOR", locale, True)), str(get_format("THOUSAND_SEPARATOR", locale, True))


@cache
def _sign_first(locale: str) -> bool:
    return locale in SIGN_FIRST or locale.replace("_", "-").partition("-")[0] in SIGN_FIRST
