"""Countries with their clocks, their money and their way of writing: what a location can be set to, and what is usual.

Names of countries come from phonenumbers where it has them in our languages, zones of countries from the zone database
(`zone.tab` of tzdata).
"""

from __future__ import annotations

import zoneinfo
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import NamedTuple

import phonenumbers
from django.conf.locale import LANG_INFO
from django.utils.translation import get_language

from daybook.locations.choices.names import NAMES

SPENT_IN: Mapping[str, str] = {
    "AED": "AE",
    "ALL": "AL",
    "AMD": "AM",
    "ARS": "AR",
    "AUD": "AU KI NR TV",
    "AZN": "AZ",
    "BAM": "BA",
    "BDT": "BD",
    "BGN": "BG",
    "BHD": "BH",
    "BOB": "BO",
    "BRL": "BR",
    "BYN": "BY",
    "CAD": "CA",
    "CHF": "CH LI",
    "CLP": "CL",
    "CNY": "CN",
    "COP": "CO",
    "CRC": "CR",
    "CZK": "CZ",
    "DKK": "DK FO GL",
    "DOP": "DO",
    "DZD": "DZ",
    "EGP": "EG",
    "EUR": "AD AT AX BE CY DE EE ES FI FR GF GP GR HR IE IT LT LU LV MC ME MF MQ MT NL PT RE SI SK SM VA XK YT",
    "GBP": "GB GG IM JE",
    "GEL": "GE",
    "GTQ": "GT",
    "HKD": "HK",
    "HNL": "HN",
    "HUF": "HU",
    "IDR": "ID",
    "ILS": "IL PS",
    "INR": "BT IN",
    "IQD": "IQ",
    "ISK": "IS",
    "JOD": "JO",
    "JPY": "JP",
    "KES": "KE",
    "KGS": "KG",
    "KRW": "KR",
    "KWD": "KW",
    "KZT": "KZ",
    "LKR": "LK",
    "MAD": "EH MA",
    "MDL": "MD",
    "MKD": "MK",
    "MNT": "MN",
    "MXN": "MX",
    "MYR": "MY",
    "NGN": "NG",
    "NOK": "NO SJ",
    "NZD": "CK NU NZ TK",
    "OMR": "OM",
    "PEN": "PE",
    "PHP": "PH",
    "PKR": "PK",
    "PLN": "PL",
    "PYG": "PY",
    "QAR": "QA",
    "RON": "RO",
    "RSD": "RS",
    "RUB": "RU",
    "SAR": "SA",
    "SEK": "SE",
    "SGD": "SG",
    "THB": "TH",
    "TJS": "TJ",
    "TMT": "TM",
    "TND": "TN",
    "TRY": "TR",
    "TWD": "TW",
    "TZS": "TZ",
    "UAH": "UA",
    "USD": "AS EC FM GU MH MP PR PW SV TC TL US VG VI",
    "UYU": "UY",
    "UZS": "UZ",
    "VND": "VN",
    "XAF": "CF CG CM GA GQ TD",
    "XOF": "BF BJ CI GW ML NE SN TG",
    "ZAR": "LS NA SZ ZA",
}
"""Currencies that are offered, with the countries where one pays in them; any other one can be typed."""
CURRENCIES = tuple(SPENT_IN)
MONEY_OF = {country: currency for currency, countries in SPENT_IN.items() for country in countries.split()}
WRITTEN_IN: Mapping[str, str] = {
    "en": "AU CA GB GG HK IE IM IN JE KE LK MT NG NZ PH PK SG US ZA",
    "de": "AT CH DE LI LU",
    "es": "AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE",
    "fr": "BE CG CI CM FR GA GF GP MC MF MQ RE SN YT",
    "it": "IT SM VA",
    "pt": "AO CV MZ PT ST",
    "ru": "BY KG KZ RU TJ TM",
}
"""Ways of writing that several countries share; elsewhere it is the one of the country's own language."""
OWN_WAY: Mapping[str, str] = {
    "AL": "sq",
    "AM": "hy",
    "AZ": "az",
    "BG": "bg",
    "BR": "pt-br",
    "CZ": "cs",
    "DK": "da",
    "EE": "et",
    "FI": "fi",
    "GE": "ka",
    "GR": "el",
    "HR": "hr",
    "HU": "hu",
    "IL": "he",
    "IS": "is",
    "JP": "ja",
    "KR": "ko",
    "LT": "lt",
    "LV": "lv",
    "NL": "nl",
    "NO": "nb",
    "PL": "pl",
    "RO": "ro",
    "RS": "sr",
    "SE": "sv",
    "SI": "sl",
    "SK": "sk",
    "TR": "tr",
    "UA": "uk",
    "UZ": "uz",
}
WAY_OF = {country: way for way, countries in WRITTEN_IN.items() for country in countries.split()} | dict(OWN_WAY)
WAYS_OF_WRITING = tuple((code, LANG_INFO[code]["name_local"]) for code in sorted({*WAY_OF.values()}))
"""How dates and money can be written: by the language that writes them so, in its own name."""
MOST_LIVE_BY = {
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "RU": "Europe/Moscow",
    "UZ": "Asia/Tashkent",
}
"""Where the zone database lists a country from east to west, and not its most used zone first."""
SAME_AS = "*"
"""Begins a country's name in a language that calls it as another language does, and names that one."""


class Usual(NamedTuple):
    """What a location of a country is most often set to; empty where nothing is usual."""

    time_zone: str
    currency: str
    locale: str


def countries() -> list[tuple[str, str]]:
    """Every country that phones are known of: its two letters and its name in the language of the page, by name."""
    return _countries_in((get_language() or "en").partition("-")[0])


def usual_in(country: str) -> Usual:
    """What is usual there; of several zones the one that most people live in."""
    return Usual(next(iter(zones_of(country)), ""), MONEY_OF.get(country, ""), WAY_OF.get(country, "en"))


def zones_of(country: str) -> tuple[str, ...]:
    """The time zones of a country, the one of most people first."""
    found = _zones_by_country().get(country, ())
    return tuple(sorted(found, key=lambda zone: zone != MOST_LIVE_BY.get(country, zone)))


@cache
def time_zones() -> tuple[str, ...]:
    """Every zone by which a location can keep its clocks, by its name."""
    return tuple(sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone and not zone.startswith("Etc/")))


@cache
def _countries_in(language: str) -> list[tuple[str, str]]:
    named = ((code, _name(code, language)) for code in phonenumbers.SUPPORTED_REGIONS)
    return sorted(((code, name) for code, name in named if name), key=lambda pair: pair[1])


def _name(code: str, language: str) -> str:
    names = _names_of_countries().get(code, {})
    name: str = names.get(language) or names.get("en") or ""
    if code in NAMES and name.startswith(SAME_AS):
        return str(NAMES[code])
    return names[name.removeprefix(SAME_AS)] if name.startswith(SAME_AS) else name


@cache
def _names_of_countries() -> Mapping[str, Mapping[str, str]]:
    """The one file of the library that holds them: its package would bring the place of every phone prefix along."""
    file = Path(str(phonenumbers.__file__)).parent / "geodata" / "locale.py"
    spec = spec_from_file_location("phonenumbers.geodata.locale", file)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    names: Mapping[str, Mapping[str, str]] = module.LOCALE_DATA
    return names


@cache
def _zones_by_country() -> Mapping[str, tuple[str, ...]]:
    """As the table tells them, which most often names the zone of most people first."""
    lines = (resources.files("tzdata.zoneinfo") / "zone.tab").read_text(encoding="utf-8").splitlines()
    zones: dict[str, list[str]] = {}
    for country, _place, zone, *_note in (line.split("\t") for line in lines if not line.startswith("#")):
        zones.setdefault(country, []).append(zone)
    return {country: tuple(found) for country, found in zones.items()}
