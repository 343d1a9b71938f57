"""Where Back leads, and never elsewhere."""

from datetime import UTC, datetime
from urllib.parse import quote, urlencode

import pytest

from daybook.access.choices import Role
from daybook.calendar.forms import safe_back
from tests.access.doors import a_browser_of
from tests.calendar.forms import days_of, page_of, saved
from tests.factories import a_booking, a_location

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "address",
    ["/l/1/bookings/", "/l/1/bookings/?status=1&client=%D0%90%D0%BD%D0%BD%D0%B0&page=ey:1x", "/l/12/calendar/?visit=3"],
)
def test_addresses_of_this_site_are_kept_with_their_question(address):
    assert safe_back(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/",
        "/account/logout/",
        "//evil.example/l/1/",
        "https://evil.example/l/1/bookings/",
        "javascript:alert(1)",
        "l/1/bookings/",
        "\\\\evil.example",
        "/l/\\evil.example",
        "/l//evil.example",
        "/l/../account/logout/",
        "/l/1/%2e%2e/%2E%2E/account/logout/",
        "/l/1/bookings/\r\nSet-Cookie: a=b",
        "/l/1/bookings/\x00",
        " /l/1/bookings/",
        "/l/" + "x" * 5000,
    ],
)
def test_everything_else_leads_nowhere(address):
    assert safe_back(address) == ""


def test_a_fragment_is_ours_to_say():
    assert safe_back("/l/1/bookings/?a=b#somewhere") == "/l/1/bookings/?a=b"


@pytest.mark.django_db
def test_back_and_a_saved_visit_return_to_the_same_question():
    here = a_location()
    browser, booking = a_browser_of(Role.OWNER, location=here), a_booking(starts_at=TEN)
    question = f"/l/{here.pk}/bookings/?status=1&client=Anna"

    page = browser.get(page_of(booking, back=quote(question, safe="")))
    answer = saved(browser, booking, {}, back=question)
    stays = saved(browser, booking, {}, back=question, stay="1")

    assert f'href="{question.replace("&", "&amp;")}#back"' in page.content.decode()
    assert answer["Location"] == f"{question}#back"
    assert stays["Location"] == f"/l/{here.pk}/calendar/?{urlencode({'back': question, 'visit': booking.visit_id})}"


@pytest.mark.django_db
def test_a_way_back_to_elsewhere_is_not_taken():
    browser, booking = a_browser_of(Role.OWNER, location=a_location()), a_booking(starts_at=TEN)

    page = browser.get(page_of(booking, back="https://evil.example/"))
    answer = saved(browser, booking, {}, back="//evil.example/l/1/")

    assert b"evil.example" not in page.content
    assert answer["Location"] == days_of(booking)
