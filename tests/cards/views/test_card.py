from datetime import timedelta

import pytest
from django.utils import timezone

from daybook.access.choices import Right, Role
from daybook.bookings.choices import VisitStatus
from daybook.cards.operations import merge_clients
from daybook.clients.models import Client
from daybook.clients.operations import edit_client
from daybook.clients.wishes import ClientWish
from tests.access.doors import a_browser_of
from tests.bookings.operations.wishing import at
from tests.cards.merging import into
from tests.factories import a_booking, a_client, a_client_category, a_location, a_service, an_actor
from tests.pages import faults_of_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return a_location("Here")


@pytest.fixture
def browser(here):
    return a_browser_of(Role.OWNER, location=here)


def card_of(client, step=""):
    return f"/l/{client.location_id}/clients/{client.pk}/{step}"


def test_the_list_leads_to_the_card_and_to_a_new_one(here, browser):
    anna = a_client("Anna", location=here)

    page = browser.get(f"/l/{here.pk}/clients/")

    assert page.context["page"]["rows"][0]["url"] == card_of(anna)
    assert page.context["new_url"] == f"/l/{here.pk}/clients/new/"


def test_a_new_client_is_added_and_their_card_comes(here, browser):
    label = a_client_category("VIP", location=here)
    typed = {"name": "Bea  Costa", "phone": "912 345 678", "email": "b@example.org", "categories": [label.pk]}

    answer = browser.post(f"/l/{here.pk}/clients/new/", typed)

    bea = Client.objects.get()
    assert answer["Location"] == card_of(bea)
    assert (bea.name, bea.phone, bea.category_ids) == ("Bea Costa", "+351912345678", [label.pk])


def test_a_phone_that_somebody_has_is_said_at_the_field_with_a_way_to_their_card(here, browser):
    anna = a_client("Anna", phone="+351912345678", location=here)

    answer = browser.post(f"/l/{here.pk}/clients/new/", {"name": "Bea", "phone": "912345678"})

    assert answer.status_code == 422
    assert answer.context["form"].errors == {"phone": ["Anna has this phone already."]}
    assert f'href="{card_of(anna)}"' in answer.text
    assert 'value="Bea"' in answer.text


def test_the_phone_is_looked_up_as_one_types(here, browser):
    anna = a_client("Anna", phone="+351912345678", location=here)

    found = browser.get(f"/l/{here.pk}/clients/phone/?phone=(912) 345-678")
    part = browser.get(f"/l/{here.pk}/clients/phone/?phone=912345")
    own = browser.get(f"/l/{here.pk}/clients/phone/?phone=912345678&besides={anna.pk}")

    assert "Anna has this phone already." in found.text
    assert "Anna" not in part.text + own.text


def test_the_card_tells_what_is_known_of_the_visits(here, browser):
    anna = a_client("Anna", location=here)
    cut = a_service("Cut", price=40, location=here)
    a_booking(client=anna, starts_at=at("10:00"), status=VisitStatus.ARRIVED, services=(cut,), paid=40)
    a_booking(client=anna, starts_at=at("10:00", day=3), status=VisitStatus.NO_SHOW)
    a_booking(client=anna, starts_at=at("10:00", day=4), deleted=True)
    coming = a_booking(client=anna, starts_at=timezone.now() + timedelta(days=3))

    page = browser.get(card_of(anna))

    counted = page.context["counters"]
    assert (counted.visits, counted.no_shows, counted.cancelled, counted.spent) == (1, 1, 1, 40)
    assert (counted.last_at, counted.next_at) == (at("10:00"), coming.starts_at)
    lines = page.context["lines"]
    assert [line.id for line in lines.coming] == [coming.pk]
    assert [line.starts_at.day for line in lines.past] == [4, 3, 2]
    assert [payment.amount for payment in lines.payments] == [40]
    assert f"/l/{here.pk}/calendar/?new=1&amp;client={anna.pk}" in page.text
    assert f"/l/{here.pk}/bookings/?client=%23{anna.pk}&amp;sort=-visit" in page.text
    assert faults_of_page(page.text) == []


def test_the_register_is_asked_for_just_this_client(here, browser):
    anna, namesake = a_client("Anna", location=here), a_client("Anna", location=here)
    own = a_booking(client=anna)
    a_booking(client=namesake)

    page = browser.get(f"/l/{here.pk}/bookings/?client=%23{anna.pk}")

    assert f'data-booking="{own.pk}"' in page.text
    assert page.text.count("data-booking=") == 1


def test_the_card_is_changed_and_stays_or_the_list_comes_back(here, browser):
    anna = a_client("Anna", phone="+351912345678", location=here)
    typed = {"name": "Anna B.", "phone": "912345679", "comment": "likes tea"}

    stays = browser.post(card_of(anna), typed | {"version": 1})
    back = browser.post(card_of(anna) + "?back=client%3Danna", typed | {"version": 2})

    assert stays["Location"] == card_of(anna)
    assert back["Location"] == f"/l/{here.pk}/clients/?client=anna#back"
    anna.refresh_from_db()
    assert (anna.name, anna.phone, anna.comment) == ("Anna B.", "+351912345679", "likes tea")


def test_two_who_change_one_card_the_second_is_told(here, browser):
    anna = a_client("Anna", location=here)
    edit_client(ClientWish(anna.pk, "Anna B.", anna.phone), version=1, actor=an_actor(location=here))

    answer = browser.post(card_of(anna), {"name": "Anna C.", "phone": anna.phone, "version": 1})

    assert answer.status_code == 409
    assert answer.context["form"]["name"].theirs == "Anna B."
    assert 'value="Anna C."' in answer.text


def test_without_the_right_phones_are_masked_and_stay(here):
    label = a_client_category(location=here)
    anna = a_client("Anna", phone="+351912345678", location=here)
    edit_client(ClientWish(anna.pk, "Anna", "+351912345679"), version=1, actor=an_actor(location=here))
    clerk = a_browser_of(Role.MANAGER, location=here, client_phones_access=False)

    page = clerk.get(card_of(anna))
    clerk.post(card_of(anna), {"name": "Anna B.", "phone": "X", "categories": [label.pk], "version": 2})

    assert "91234567" not in page.text
    assert "+XXXXXXXXXXXX" in page.text
    anna.refresh_from_db()
    assert (anna.name, anna.phone, anna.category_ids) == ("Anna B.", "+351912345679", [label.pk])


def test_money_shows_only_to_whoever_may_see_payments(here):
    anna = a_client("Anna", location=here)
    a_booking(client=anna, services=(a_service("Cut", price=7300, location=here),), paid=7300)
    clerk = a_browser_of(Role.CALL_CENTRE, location=here)

    page = clerk.get(card_of(anna))

    assert page.context["counters"].spent is None
    assert page.context["lines"].payments == []
    assert "7,300" not in page.text


@pytest.mark.parametrize("number", [2**63, 10**26])
def test_a_number_that_nobody_can_have_has_no_card(here, browser, number):
    assert browser.get(f"/l/{here.pk}/clients/{number}/").status_code == 404


def test_the_number_of_a_merged_client_leads_to_the_card_of_both(here, browser):
    anna, double = a_client("Anna", location=here), a_client("Ana", location=here)
    merge_clients(into(anna, double), actor=an_actor(location=here))

    answer = browser.get(card_of(double), follow=True)

    assert answer.redirect_chain == [(card_of(anna), 302)]
    assert f"Client {double.pk} was merged into Anna" in answer.text
    assert [change.what for change in answer.context["changes"]] == [
        f"Merged into client {anna.pk}",
        "Created",
        "Created",
    ]


def test_the_history_tells_who_changed_what(here, browser):
    anna = a_client("Anna", phone="+351912345678", location=here)
    actor = an_actor(location=here)
    edit_client(ClientWish(anna.pk, "Anna B.", "+351912345678"), version=1, actor=actor)

    change, made = browser.get(card_of(anna)).context["changes"]

    assert (change.who, change.address, change.what) == (actor.name, "192.0.2.7", "Changed")
    assert [(field.field, field.before, field.after) for field in change.fields] == [("Name", "Anna", "Anna B.")]
    assert made.what == "Created"


@pytest.mark.parametrize("number", [1, 3])
def test_the_card_asks_the_database_as_often_for_one_booking_as_for_three(
    number, here, browser, django_assert_num_queries
):
    anna = a_client("Anna", location=here)
    for _ in range(number):
        a_booking(client=anna, services=(a_service(price=40, location=here),), paid=40)
    browser.get(card_of(anna))

    with django_assert_num_queries(16):
        browser.get(card_of(anna))


def test_what_may_not_be_done_is_not_offered(here):
    anna = a_client("Anna", location=here)
    a_booking(client=anna)

    clerk = a_browser_of(Role.ADMINISTRATOR, location=here).get(card_of(anna))
    manager = a_browser_of(Role.MANAGER, location=here).get(card_of(anna))
    owner = a_browser_of(Role.OWNER, location=here).get(card_of(anna))

    offered = [[str(act.verb) for act in page.context["card"].acts] for page in (clerk, manager, owner)]
    assert offered == [
        [],
        ["Merge", "Export personal data", "Retire"],
        ["Merge", "Export personal data", "Retire", "Erase personal data"],
    ]


def test_a_client_is_retired_returned_and_deleted_after_being_asked_again(here, browser):
    anna = a_client("Anna", location=here)

    asked = browser.get(card_of(anna, "retire/"))
    browser.post(card_of(anna, "retire/"))
    anna.refresh_from_db()
    retired_at = anna.retired_at
    browser.post(card_of(anna, "return/"))
    anna.refresh_from_db()
    deleted = browser.post(card_of(anna, "delete/"))

    assert "Takes no new bookings" in asked.text
    assert (retired_at is None, anna.retired_at) == (False, None)
    assert deleted["Location"] == f"/l/{here.pk}/clients/#back"
    assert not Client.objects.exists()


def test_rights_are_asked_for_by_the_server_too(here):
    anna = a_client("Anna", location=here)
    manager = a_browser_of(Role.MANAGER, location=here)

    assert manager.get(card_of(anna, "erase/")).status_code == 403
    assert (
        a_browser_of(Role.MANAGER, location=here, **{Right.REGISTER: False})
        .post(card_of(anna, "download/"))
        .status_code
        == 403
    )
