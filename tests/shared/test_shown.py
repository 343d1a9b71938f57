"""How money and time are written."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.template import engines
from django.utils import timezone, translation

from daybook.shared.money import in_words, rounded
from daybook.shared.templatetags import shown


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "written"),
    [
        ("1240.5", "EUR", "en", "€1,240.50"),
        ("1240.5", "EUR", "pt", "1.240,50 €"),
        ("1240.5", "RUB", "ru", "1 240,50 ₽"),
        ("1240.5", "JPY", "en", "¥1,241"),
        ("-5", "USD", "en-us", "−$5.00"),
        ("40", "CHF", "en", "CHF 40.00"),
        ("40", "CHF", "de", "40,00 CHF"),
        ("0", "EUR", "no-such-locale", "0.00 €"),
    ],
)
def test_money_is_written_the_way_of_its_place(amount: str, currency: str, locale: str, written: str):
    assert in_words(Decimal(amount), currency, locale).replace("\N{NO-BREAK SPACE}", " ") == written


def test_half_a_coin_goes_up():
    assert rounded(Decimal("0.125"), "EUR") == Decimal("0.13")
    assert rounded(Decimal("12.5"), "JPY") == Decimal(13)


def test_no_money_is_written_as_nothing():
    assert shown.money(None, "EUR") == ""
    assert shown.money(Decimal(40), SimpleNamespace(currency="EUR", locale="en")) == "€40.00"


def test_days_and_hours_are_those_of_the_active_zone():
    evening = datetime(2026, 3, 2, 22, 30, tzinfo=UTC)

    with timezone.override(ZoneInfo("Asia/Tokyo")):
        written = [shown.day(evening), shown.weekday(evening), shown.clock(evening), shown.moment(evening)]

    assert written == ["3 Mar 2026", "Tue", "07:30", "3 Mar 2026, 07:30"]
    assert shown.day(date(2026, 3, 2)) == "2 Mar 2026"


def test_days_and_lengths_are_said_in_the_persons_language():
    with translation.override("ru"):
        assert [shown.day(date(2026, 5, 2)), shown.weekday(date(2026, 5, 2))] == ["2 мая 2026", "Сб"]
        assert shown.length(timedelta(minutes=90)) == "1 ч 30 мин"


@pytest.mark.parametrize(
    ("minutes", "written"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (90, "1 h 30 min"), (1500, "25 h")]
)
def test_a_length_is_said_in_hours_and_minutes(minutes: int, written: str):
    assert shown.length(timedelta(minutes=minutes)) == written


def test_templates_need_not_load_them():
    page = engines["django"].from_string("{{ amount|money:'EUR' }}")

    assert page.render({"amount": Decimal(3)}) == "€3.00"
