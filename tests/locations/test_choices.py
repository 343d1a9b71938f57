"""What a location can be set to: every country has its clocks, and what is usual there can be chosen."""

import re
import zoneinfo

import phonenumbers
import pytest
from django.utils import translation

from daybook.locations import choices


def test_countries_are_named_in_the_language_of_the_page():
    with translation.override("en"):
        english = dict(choices.countries())
    with translation.override("ru"):
        russian = dict(choices.countries())

    assert (english["DE"], russian["DE"]) == ("Germany", "Германия")
    assert [code for code, name in english.items() if choices.SAME_AS in name] == []


def test_a_country_in_a_language_that_nobody_translated_is_named_in_english():
    with translation.override("eo"):
        assert dict(choices.countries())["PT"] == "Portugal"


@pytest.mark.parametrize(
    ("country", "usual"),
    [
        ("PT", ("Europe/Lisbon", "EUR", "pt")),
        ("RU", ("Europe/Moscow", "RUB", "ru")),
        ("BR", ("America/Sao_Paulo", "BRL", "pt-br")),
        ("US", ("America/New_York", "USD", "en")),
        ("GE", ("Asia/Tbilisi", "GEL", "ka")),
    ],
)
def test_what_is_usual_in_a_country(country, usual):
    assert choices.usual_in(country) == usual


def test_what_is_usual_anywhere_is_among_what_can_be_chosen():
    ways, zones = dict(choices.WAYS_OF_WRITING), set(choices.time_zones())

    for country, _name in choices.countries():
        usual = choices.usual_in(country)
        assert usual.locale in ways
        assert usual.time_zone in zones | {""}
        assert usual.currency in {*choices.CURRENCIES, ""}


def test_each_country_spends_one_currency_and_is_a_real_one():
    named = [country for countries in choices.SPENT_IN.values() for country in countries.split()]

    assert sorted(named) == sorted(set(named))
    assert set(named) <= phonenumbers.SUPPORTED_REGIONS
    assert all(re.fullmatch("[A-Z]{3}", currency) for currency in choices.CURRENCIES)


def test_every_zone_that_is_offered_is_real():
    assert set(choices.time_zones()) <= zoneinfo.available_timezones()
