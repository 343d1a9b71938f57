"""The pieces that join the open form, drafts, and how often the page asks the database."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from daybook.access.choices import Role
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from daybook.catalogue.models import ServiceStaff
from tests.access.doors import a_browser_of
from tests.calendar.forms import page_of, save_of, saved, sent_by
from tests.factories import a_booking, a_client, a_location, a_service, a_service_category, a_staff_member
from tests.pages import faults_of_page

pytestmark = pytest.mark.django_db

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def here():
    return a_location()


@pytest.fixture
def browser(here):
    return a_browser_of(Role.OWNER, location=here)


def joined(first, **more):
    booking = a_booking(starts_at=first.ends_at, client=first.client, **more)
    Booking.objects.filter(pk=booking.pk).update(visit=first.visit)
    booking.refresh_from_db()
    return booking


def test_services_are_those_that_the_chosen_staff_member_gives_and_the_others_come_when_asked_for(here, browser):
    ana, rui = a_staff_member("Ana"), a_staff_member("Rui")
    hair = a_service_category("Hair")
    a_service("Shave", category=hair, staff=rui)
    a_service("Cut", category=hair, staff=ana)
    a_service("Wash", category=hair)

    asked = f"/l/{here.pk}/calendar/parts/services/?key=n000001&n000001-staff={ana.pk}"
    pages = [browser.get(asked), browser.get(f"{asked}&all=1")]

    shelves = [
        [(shelf.heading, [offer.name for offer in shelf.offers]) for shelf in page.context["shelves"]] for page in pages
    ]
    own = ("Hair", ["Cut", "Wash"])
    assert shelves == [[own], [own, ("Others give: Hair", ["Shave"])]]
    assert [b"Also what others give" in page.content for page in pages] == [True, False]


def test_another_staff_member_who_does_not_give_what_is_chosen_is_hinted_at_and_can_be_meant(here, browser):
    ana, rui = a_staff_member("Ana"), a_staff_member("Rui")
    shave, wash = a_service("Shave", staff=rui), a_service("Wash")
    booking = a_booking(staff=rui, services=(shave, wash), starts_at=TEN)
    key = f"b{booking.pk}"
    lines = {f"{key}-l{line.pk}-service": line.service_id for line in booking.lines.order_by("place")}

    asked = {"key": key, f"{key}-staff": ana.pk, **lines, f"{key}-l1'><b>-service": shave.pk}
    answer = browser.get(f"/l/{here.pk}/calendar/parts/services/", asked)
    saved(browser, booking, {"staff": ana.pk})

    hints = [(prefix, hint) for prefix, hint in answer.context["hints"]]
    assert [hint for _prefix, hint in hints] == ["Ana does not give this service.", ""]
    assert [f"{prefix}-service" for prefix, _hint in hints] == list(lines)
    page = browser.get(page_of(booking))
    assert [line.hint for line in page.context["cards"][0].form.lines] == ["Ana does not give this service.", ""]
    assert page.content.count(b"Ana does not give this service.") == 1


def test_who_gives_nothing_of_what_is_sold_is_offered_what_others_give(here, browser):
    ana, rui = a_staff_member("Ana"), a_staff_member("Rui")
    a_service("Shave", category=a_service_category("Hair"), staff=rui)

    page = browser.get(f"/l/{here.pk}/calendar/parts/services/?key=n000001&n000001-staff={ana.pk}")

    assert [shelf.heading for shelf in page.context["shelves"]] == ["Others give: Hair"]


def test_a_service_comes_at_the_price_of_its_staff_member(here, browser):
    ana, cut = a_staff_member("Ana"), a_service("Cut", price=40)
    ServiceStaff.objects.create(service=cut, staff_member=ana, price=55)

    page = browser.get(f"/l/{here.pk}/calendar/parts/line/?key=b7&b7-staff={ana.pk}&service={cut.pk}")

    line = page.context["line"]
    assert [line[name].value() for name in ("price", "amount", "discount", "cost")] == ["55.00", "1", "0", "55.00"]
    assert line.prefix.startswith("b7-n")


@pytest.mark.parametrize("question", ["", "key=b7", "key=b7&service=x", "key='><b>&service=1", "key=b7x&service=1"])
def test_a_piece_of_nothing_is_not_there(here, browser, question):
    assert browser.get(f"/l/{here.pk}/calendar/parts/line/?{question}").status_code == 404


def test_a_first_booking_begins_at_the_next_step_where_the_page_has_none(here, browser):
    card = browser.post(f"/l/{here.pk}/calendar/parts/booking/").context["card"]

    start = datetime.fromisoformat(f"{card.form['day'].value()}T{card.form['clock'].value()}").replace(tzinfo=here.zone)
    assert timedelta(0) <= start - datetime.now(UTC) + timedelta(minutes=1) <= timedelta(minutes=16)


def test_the_search_shows_the_first_few_and_says_where_there_are_more(here, browser):
    for number in range(8):
        a_client(f"Anna {number}", location=here)
    eight = browser.get(f"/l/{here.pk}/calendar/clients/?client-search=anna")
    a_client("Anna 8", location=here)

    nine = browser.get(f"/l/{here.pk}/calendar/clients/?client-search=anna")

    assert [len(page.context["found"]) for page in (eight, nine)] == [8, 8]
    assert ["There are more" in page.text for page in (eight, nine)] == [False, True]


def test_the_search_finds_by_name_and_by_phone_and_leaves_out_the_retired(here, browser):
    anna = a_client("Anna Kovács", phone="+351912345678")
    gone = a_client("Anna Gone")
    gone.retired_at = TEN
    gone.save()

    found = [
        [card.id for card in browser.get(f"/l/{here.pk}/calendar/clients/", {"client-search": text}).context["found"]]
        for text in ("kovacs an", "912 345", "nobody", "")
    ]

    assert found == [[anna.pk], [anna.pk], [], []]


def test_too_few_digits_are_answered_with_what_to_type(here, browser):
    page = browser.get(f"/l/{here.pk}/calendar/clients/", {"client-search": "91"})

    assert (page.status_code, page.context["found"]) == (200, [])
    assert "at least 3 digits of the phone" in page.content.decode()


@pytest.mark.parametrize(("typed", "field"), [("Zoë Smit", "name"), ("+351 912 000", "phone")])
def test_a_new_client_begins_with_what_was_searched_for(here, browser, typed, field):
    page = browser.get(f"/l/{here.pk}/calendar/clients/enter/", {"client-search": typed})

    assert page.context["client_form"][field].value() == typed


def test_a_phone_that_somebody_has_is_offered(here, browser):
    a_client("Anna Kovács", phone="+351912345678")

    page = browser.get(f"/l/{here.pk}/calendar/clients/phone/", {"client-phone": "912 345 678"})

    assert "Anna Kovács has this phone already." in page.content.decode()


def test_the_client_shows_visits_and_no_shows(browser):
    anna = a_client("Anna")
    for status in (VisitStatus.ARRIVED, VisitStatus.ARRIVED, VisitStatus.NO_SHOW, VisitStatus.PENDING):
        a_booking(client=anna, status=status)

    card = browser.get(page_of(a_booking(client=anna, starts_at=TEN))).context["client"]

    assert (card.visits, card.no_shows) == (2, 1)


def test_a_draft_comes_back_as_it_was_left_and_nothing_is_written(browser):
    booking = a_booking(starts_at=TEN, services=(a_service(price=40),))
    fields = sent_by(browser.get(page_of(booking)))
    fields |= {f"b{booking.pk}-comment": "Half a sent", f"b{booking.pk}-clock": "", "client-who": "new"}
    fields["client-name"] = "Zo"

    page = browser.post(save_of(booking).replace("save", "restore"), fields)

    form = page.context["form"]
    assert page.status_code == 200
    assert [form.bookings[0][name].value() for name in ("comment", "clock", "day")] == ["Half a sent", "", "2026-03-02"]
    assert (form.client["name"].value(), form.mistakes()) == ("Zo", [])
    assert form.bookings[0].lines[0].service_name == booking.lines.get().service.name
    assert Booking.objects.get().version == booking.version


def test_the_browser_is_told_which_form_was_saved(browser):
    booking = a_booking(starts_at=TEN)
    fields = sent_by(browser.get(page_of(booking)))

    answer = browser.post(save_of(booking), fields)

    assert answer.cookies["daybook_saved"].value == fields["draft"]


def test_reloading_after_a_refusal_shows_the_visit(here, browser):
    booking = a_booking(starts_at=TEN)

    assert browser.get(save_of(booking))["Location"] == page_of(booking)
    assert browser.get(f"/l/{here.pk}/calendar/new/save/")["Location"] == f"/l/{here.pk}/calendar/?new=1"


@pytest.mark.parametrize("bookings", [1, 3])
def test_a_longer_visit_asks_the_database_no_more_often(browser, bookings):
    first = last = a_booking(starts_at=TEN, services=(a_service(), a_service()), price=40, paid=10)
    for _more in range(bookings - 1):
        last = joined(last, services=(a_service(), a_service()), price=40, paid=10)
    browser.get(page_of(first))

    with CaptureQueriesContext(connection) as asked:
        page = browser.get(page_of(first))

    assert len(page.context["cards"]) == bookings
    assert len(asked) == 19


def test_no_page_of_the_form_has_inline_code(here, browser):
    booking = a_booking(starts_at=TEN, services=(a_service(),), price=40, paid=10)
    joined(booking, deleted=True)

    pages = [browser.get(address) for address in (page_of(booking), f"/l/{here.pk}/calendar/?new=1")]

    assert [faults_of_page(page.content.decode()) for page in pages] == [[], []]
