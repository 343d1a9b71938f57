import pytest

from daybook.access.choices import Role
from daybook.clients.models import Client
from tests.access.doors import a_browser_of
from tests.factories import a_booking, a_client, a_location
from tests.pages import faults_of_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return a_location("Here")


@pytest.fixture
def browser(here):
    return a_browser_of(Role.OWNER, location=here)


def test_the_page_says_what_goes_and_what_stays_and_asks_for_the_name(here, browser):
    anna = a_client("Anna Kovács", location=here)
    a_booking(client=anna, comment="likes tea")
    address = f"/l/{here.pk}/clients/{anna.pk}/erase/"

    page = browser.get(address)
    refused = browser.post(address, {"typed": "Anna"})

    assert (page.context["extent"].bookings, page.context["extent"].comments) == (1, 1)
    assert faults_of_page(page.text) == []
    assert refused.status_code == 422
    assert list(refused.context["form"].errors) == ["typed"]
    assert Client.objects.get().name == "Anna Kovács"


def test_an_erased_client_is_gone_from_lists_and_looks_decent_elsewhere(here, browser):
    anna = a_client("Anna Kovács", location=here)
    a_booking(client=anna)

    answer = browser.post(f"/l/{here.pk}/clients/{anna.pk}/erase/", {"typed": "anna kovács"}, follow=True)

    assert answer.redirect_chain == [(f"/l/{here.pk}/clients/{anna.pk}/", 302)]
    assert "The personal data of this client was erased on" in answer.text
    assert "Anna" not in answer.text
    assert "Erased client" in browser.get(f"/l/{here.pk}/bookings/").text
    assert browser.get(f"/l/{here.pk}/clients/").context["total"] == 0
    for step in ("erase/", "merge/", "retire/", "delete/", "download/"):
        assert browser.get(f"/l/{here.pk}/clients/{anna.pk}/{step}").status_code == 404
    assert faults_of_page(answer.text) == []


def test_who_erased_stands_in_the_history_of_the_card(here, browser):
    anna = a_client("Anna Kovács", location=here)
    browser.post(f"/l/{here.pk}/clients/{anna.pk}/erase/", {"typed": str(anna.pk)})

    changes = browser.get(f"/l/{here.pk}/clients/{anna.pk}/").context["changes"]

    assert [(change.what, change.fields) for change in changes] == [("Personal data erased", ()), ("Created", ())]
