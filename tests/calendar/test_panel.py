"""The panel of a visit: what htmx is answered, which days stand behind it, and what is known of the client."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from daybook.access.choices import Right, Role
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from tests.access.doors import a_browser_of
from tests.calendar.forms import days_of, page_of, save_of, sent_by
from tests.factories import a_booking, a_client, a_location, a_service, a_staff_member
from tests.pages import faults_of_page

pytestmark = pytest.mark.django_db

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
WEEK = "view=week&date=2026-02-25"
IN_PANEL = {"HX-Request": "true", "HX-Target": "visit"}
OF_DAYS = {"HX-Request": "true", "HX-Target": "board"}


@pytest.fixture
def here():
    return a_location()


@pytest.fixture
def browser(here):
    return a_browser_of(Role.OWNER, location=here)


def save_in_panel(browser, booking, **more):
    fields = sent_by(browser.get(page_of(booking))) | more
    return browser.post(save_of(booking), fields, headers=IN_PANEL)


def told_by(answer):
    return json.loads(answer["HX-Trigger"])


def test_the_panel_alone_is_answered_to_it_and_the_whole_page_to_everybody_else(browser):
    booking = a_booking(starts_at=TEN)

    whole = browser.get(page_of(booking)).content.decode()
    panel = browser.get(page_of(booking), headers=IN_PANEL).content.decode()

    assert ("<!doctype html>" in whole, "data-board" in whole, "data-visit-content" in whole) == (True, True, True)
    assert ("<!doctype html>" in panel, "data-board" in panel, "data-visit-content" in panel) == (False, False, True)
    assert faults_of_page(whole) == []


def test_other_days_are_answered_without_the_visit_that_is_open(browser):
    booking = a_booking(starts_at=TEN)

    days = browser.get(f"{page_of(booking)}&{WEEK}", headers=OF_DAYS)

    assert ("data-visit-content" in days.content.decode(), days.context["question"].view) == (False, "week")


def test_behind_a_visit_stand_the_days_of_the_address_else_its_own(browser):
    booking = a_booking(starts_at=TEN)

    own = browser.get(page_of(booking)).context["question"]
    asked = browser.get(f"{page_of(booking)}&{WEEK}").context["question"]

    assert (own.query(), asked.query()) == ("view=day&date=2026-03-02", WEEK)


def test_saving_in_the_panel_closes_it_and_tells_the_days(browser):
    booking = a_booking(starts_at=TEN)

    answer = save_in_panel(browser, booking, **{f"b{booking.pk}-comment": "By phone"})

    said = {"visit": booking.visit_id, "said": "The visit is saved."}
    assert (answer.status_code, answer.content) == (204, b"")
    assert told_by(answer) == {"daybook:visit-saved": said, "daybook:calendar-changed": {}}
    assert Booking.objects.get().comment == "By phone"


def test_saving_and_staying_answers_the_panel_as_it_is_saved(browser):
    booking = a_booking(starts_at=TEN)

    answer = save_in_panel(browser, booking, stay="1")

    assert (answer.status_code, answer.context["said"]) == (200, "The visit is saved.")
    assert answer.context["form"].version == Booking.objects.get().visit.version
    assert answer.context["draft"] != answer.cookies["daybook_saved"].value


def test_coming_from_elsewhere_a_saved_visit_leads_back_there(here, browser):
    booking = a_booking(starts_at=TEN)
    register = f"/l/{here.pk}/bookings/?status=0"

    answer = save_in_panel(browser, booking, back=register)

    assert (answer.status_code, answer["HX-Redirect"]) == (204, f"{register}#back")


def test_a_refusal_stands_in_the_panel(browser):
    booking = a_booking(starts_at=TEN)

    answer = save_in_panel(browser, booking, **{f"b{booking.pk}-clock": "10:07"})

    assert (answer.status_code, answer["HX-Retarget"], answer["HX-Reselect"]) == (422, "#visit", "[data-visit-content]")
    assert 'value="10:07"' in answer.content.decode()


def test_without_script_one_returns_to_the_list_of_the_day_that_was_shown(browser):
    booking = a_booking(starts_at=TEN)
    fields = sent_by(browser.get(page_of(booking)))

    shown = browser.post(save_of(booking), fields | {"board": WEEK})
    unknown = browser.post(save_of(booking), fields | {"version": 1})
    stays = browser.post(save_of(booking), fields | {"board": WEEK, "stay": "1"})

    assert shown["Location"] == days_of(booking).replace("2026-03-02", "2026-02-25")
    assert unknown["Location"] == days_of(booking)
    assert stays["Location"] == f"/l/{booking.location_id}/calendar/?{WEEK}&visit={booking.visit_id}"


@pytest.mark.parametrize(
    ("asked", "begins"),
    [
        ("at=2026-03-02T10:30&column={rui}&length=45", "2026-03-02 10:30 0:45 {rui}"),
        ("view=week&date=2026-03-04&staff={rui}", "2026-03-04 10:00 1:00 {rui}"),
        ("view=day&date=2026-03-04&staff={rui}&staff={ana}", "2026-03-04 10:00 1:00 "),
        ("at=soon&date=2026-03-04&column=x&length=1", "2026-03-04 10:00 1:00 "),
    ],
)
def test_a_new_visit_begins_where_one_pointed_to(here, browser, asked, begins):
    numbers = {name: a_staff_member(name).pk for name in ("rui", "ana")}

    page = browser.get(f"/l/{here.pk}/calendar/?new=1&{asked.format(**numbers)}")

    form = page.context["form"].bookings[0]
    filled = " ".join(str(form[name].value()) for name in ("day", "clock", "duration", "staff"))
    assert filled == begins.format(**numbers)


def test_the_client_shows_the_last_visits_and_what_they_spent(browser):
    anna, cut = a_client("Anna"), a_service("Cut", price=40)
    first = a_booking(client=anna, starts_at=TEN, services=(cut,), paid=40, status=VisitStatus.ARRIVED)
    second = a_booking(client=anna, starts_at=TEN + timedelta(days=2), status=VisitStatus.NO_SHOW)
    a_booking(client=anna, starts_at=TEN + timedelta(days=3), deleted=True)
    coming = a_booking(client=anna, starts_at=datetime.now(UTC).replace(minute=0) + timedelta(days=3))

    page = browser.get(page_of(coming))

    card = page.context["client"]
    assert [(visit.id, visit.services, visit.status) for visit in card.past] == [
        (second.visit_id, [], VisitStatus.NO_SHOW),
        (first.visit_id, ["Cut"], VisitStatus.ARRIVED),
    ]
    assert (card.spent, card.past[1].cost) == (Decimal(40), Decimal(40))
    assert f"visit={first.visit_id}" in page.content.decode()


def test_who_may_not_see_money_sees_what_for_and_not_how_much(here):
    clerk = a_browser_of(Role.ADMINISTRATOR, location=here, **{Right.PAYMENTS: False})
    booking = a_booking(client=a_client("Anna"), starts_at=TEN, services=(a_service("Cut", price=40),), paid=40)

    page = clerk.get(page_of(booking))

    card = page.context["client"]
    assert (card.spent, [(visit.services, visit.cost) for visit in card.past]) == (None, [(["Cut"], None)])
    assert "Spent" not in page.content.decode()


def test_money_and_deletion_in_the_panel_change_the_days(browser):
    booking = a_booking(starts_at=TEN, services=(a_service(price=40),))
    ground = f"/l/{booking.location_id}/calendar"
    payment = {"amount": "10", "method": "cash", "form_key": "7f8c4f0e-5c5e-4a43-8b55-0d9a4f0a2d11"}

    paid = browser.post(f"{ground}/bookings/{booking.pk}/pay/", payment, headers=IN_PANEL)
    gone = browser.post(f"{ground}/visits/{booking.visit_id}/delete/", {"booking": booking.pk}, headers=IN_PANEL)

    assert (paid["HX-Trigger"], gone["HX-Trigger"]) == ("daybook:calendar-changed",) * 2
