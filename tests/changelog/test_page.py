"""The page of the change log: its question, its pages, the ways from it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from daybook.access.choices import Role
from daybook.bookings.models import Booking
from daybook.bookings.operations import delete_bookings
from daybook.changelog.queries import acts
from daybook.locations.models import Location
from daybook.shared.operations import sign
from tests.access.doors import a_browser_of, signed_in
from tests.changelog.reading import anew, words_of
from tests.factories import a_booking, a_client, a_location, a_membership, an_actor
from tests.pages import faults_of_page
from tests.shared.listing.lists import part, total_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Location:
    return a_location("Here")


@pytest.fixture
def owner(here: Location) -> Browser:
    return a_browser_of(Role.OWNER, location=here)


def address(here: Location, question: str = "") -> str:
    return f"{reverse('changelog:log', kwargs={'location_id': here.pk})}?{question}".rstrip("?")


def clients(here: Location, number: int) -> None:
    """So many clients, each made by a click of its own."""
    for place in range(number):
        sign(anew(an_actor(location=here)))
        a_client(f"Client {place}", location=here)


def test_the_page_tells_who_made_what_and_holds_no_inline_code(here: Location, owner: Browser):
    sign(an_actor(location=here))
    client = a_client("Anna Berg", location=here)

    page = owner.get(address(here, f"client={client.pk}"))

    assert "Olga Desk desk, 192.0.2.7 Created Client Anna Berg" in words_of(page.content.decode())
    assert (page.status_code, total_of(page), faults_of_page(page.content.decode())) == (200, "1", [])


def test_pages_stand_still_while_changes_arrive_and_meet_each_act_once(
    here: Location, owner: Browser, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(acts, "PAGE_SIZE", 2)
    clients(here, 5)

    seen: list[str] = []
    page = owner.get(address(here, "thing=client"))
    while True:
        seen += [entry["parts"][0]["name"] for entry in page.context["entries"]]
        clients(here, 1)
        if not (url := page.context["page"]["older_url"]):
            break
        page = part(owner, url, "answer")
    back = part(owner, page.context["page"]["newer_url"], "answer")

    assert seen == [f"Client {number}" for number in (4, 3, 2, 1, 0)]
    assert [entry["parts"][0]["name"] for entry in back.context["entries"]] == seen[2:4]


@pytest.mark.parametrize(
    "query",
    ["thing=secret", "action=sold", "by=0", "through=pigeon", "booking=ten", "client=1e9", "foo=1", "at_from=never"],
)
def test_a_bad_question_shows_its_error_and_no_rows(query: str, here: Location, owner: Browser):
    clients(here, 1)

    page = owner.get(address(here, query))

    assert (page.status_code, page.context["entries"], total_of(page)) == (422, [], "")
    assert "This question cannot be answered" in words_of(page.content.decode())


def test_each_filter_narrows_and_says_itself_as_a_chip(here: Location, owner: Browser):
    clients(here, 1)
    today = timezone.localdate(timezone=here.zone)

    for question, words in [
        (f"at_from={today}&at_to={today}", "Period:"),
        ("thing=client", "What: Client"),
        ("action=made", "Action: Created"),
        ("by=database", "By whom: database"),
        ("through=desk", "Through: desk"),
    ]:
        page = owner.get(address(here, question))
        assert words in words_of(page.content.decode())
        assert page.context["total"] >= 1, question
    tomorrow = today + timedelta(days=1)
    assert owner.get(address(here, f"at_from={tomorrow}")).context["total"] == 0


def test_a_booking_leads_to_its_visit_and_a_deleted_one_to_all_about_it(here: Location, owner: Browser):
    booking, gone = a_booking(location=here), a_booking(location=here)
    delete_bookings(Booking.objects.filter(pk=gone.pk), actor=anew(an_actor(location=here)))

    live = owner.get(address(here, f"booking={booking.pk}")).content.decode()
    dead = owner.get(address(here, f"booking={gone.pk}")).content.decode()

    assert f'href="/l/{here.pk}/calendar/?visit={booking.visit_id}"' in live
    assert f'hx-get="/l/{here.pk}/bookings/{gone.pk}/info/"' in dead


def test_an_act_on_many_has_a_page_that_lists_them(here: Location, owner: Browser):
    clients(here, 7)
    sign(anew(an_actor(location=here)))
    type(a_client(location=here)).objects.filter(location=here).update(comment="asked")

    entry = owner.get(address(here, "thing=client&action=changed")).context["entries"][0]
    page = words_of(owner.get(entry["whole_url"]).content.decode())

    assert [f"{each['what']} {each['label']} × {each['number']}" for each in entry["sums"]][-1] == "Created Client × 1"
    assert "Changed Client Client 3 Comment: asked" in page.replace("→ ", "")


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_asks_the_database_as_often_for_few_acts_as_for_many(number: int, here: Location, owner: Browser):
    clients(here, number)
    owner.get(address(here))

    with CaptureQueriesContext(connection) as asked:
        owner.get(address(here, "thing=client"))

    assert len(asked) == 13


def test_who_lacks_the_right_finds_no_change_log(here: Location):
    clerk = a_membership(Role.ADMINISTRATOR, location=here)

    page = signed_in(clerk).get(address(here))

    assert page.status_code == 403
    assert "change-log" not in signed_in(clerk).get(f"/l/{here.pk}/bookings/").content.decode()
