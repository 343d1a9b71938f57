import pytest

from daybook.access.choices import Role
from daybook.bookings.models import Booking
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


def merge_page(client):
    return f"/l/{client.location_id}/clients/{client.pk}/merge/"


def sent_of(page):
    """What the form of two cards sends as it stands."""
    preview = page.context["preview"]
    both = {"kept": preview.kept, "gone": preview.gone}
    sent = {name: side.id for name, side in both.items()}
    sent |= {f"{name}_version": side.version for name, side in both.items()}
    return sent | {choice.name: choice.side.value for choice in page.context["choices"] if choice.differs}


def test_doubles_are_listed_with_why_the_surest_first(here, browser):
    anna = a_client("Anna Kovács", phone="+351912345678", location=here)
    same_mail = a_client("A. K.", email="anna@example.org", location=here)
    Client.objects.filter(pk=anna.pk).update(email="Anna@example.org")
    no_phone = a_client("anna KOVACS", phone="", location=here)
    near = a_client("Ana Kovács", phone="+491512345678", location=here)
    turned = a_client("Kovács Anna", location=here)
    a_client("Anna", location=here), a_client("Anna", phone="", location=here)

    page = browser.get(f"/l/{here.pk}/clients/doubles/")

    found = [(each["pair"].one.id, each["pair"].other.id, str(each["pair"].reason)) for each in page.context["pairs"]]
    assert found == [
        (anna.pk, same_mail.pk, "the same e-mail"),
        (anna.pk, near.pk, "phones that end alike, and names that are near"),
        (anna.pk, no_phone.pk, "the same name, and one has no phone"),
        (anna.pk, turned.pk, "the same words in the name"),
        (no_phone.pk, turned.pk, "the same words in the name"),
    ]
    assert faults_of_page(page.text) == []


def test_a_card_offers_its_own_doubles_for_comparing(here, browser):
    anna = a_client("Anna Kovács", phone="", location=here)
    double = a_client("Anna Kovács", location=here)

    page = browser.get(f"/l/{here.pk}/clients/{anna.pk}/")

    assert [(other.id, str(why)) for other, why in page.context["doubles"]] == [
        (double.pk, "the same name, and one has no phone")
    ]
    assert f"{merge_page(anna)}?other={double.pk}" in page.text


def test_the_other_card_is_found_by_name_phone_or_number(here, browser):
    anna, bea = a_client("Anna", location=here), a_client("Bea", phone="+351912345678", location=here)

    for typed in ("bea", "912 345 678", f"#{bea.pk}"):
        page = browser.get(merge_page(anna), {"client": typed})
        assert [found.id for found in page.context["found"]] == [bea.pk], typed
    assert browser.get(merge_page(anna), {"client": "1"}).status_code == 422


def test_both_are_shown_side_by_side_and_become_one_as_chosen(here, browser):
    anna = a_client("Anna", phone="", comment="likes tea", location=here)
    double = a_client("Anna Kovács", phone="+351912345678", comment="allergic", location=here)
    a_booking(client=double)

    page = browser.get(merge_page(anna), {"other": double.pk})
    answer = browser.post(f"{merge_page(anna)}?other={double.pk}", sent_of(page) | {"name": "gone"}, follow=True)

    usual = {choice.name: choice.side.value for choice in page.context["choices"]}
    assert usual == {"name": "kept", "phone": "gone", "email": "kept", "comment": "both"}
    assert faults_of_page(page.text) == []
    kept = Client.objects.get()
    assert (kept.pk, kept.name, kept.phone, kept.comment) == (
        anna.pk,
        "Anna Kovács",
        "+351912345678",
        "likes tea\nallergic",
    )
    assert Booking.objects.get().client == kept
    assert "The cards are one now: Anna Kovács. 1 booking came along." in answer.text


def test_the_other_card_may_be_the_one_that_is_kept(here, browser):
    anna, double = a_client("Anna", location=here), a_client("Ana", location=here)

    page = browser.get(merge_page(anna), {"other": double.pk, "keep": "other"})
    answer = browser.post(f"{merge_page(anna)}?other={double.pk}&keep=other", sent_of(page))

    assert answer["Location"] == f"/l/{here.pk}/clients/{double.pk}/"
    assert Client.objects.get() == double


def test_whoever_looked_at_an_older_card_is_shown_both_as_they_are_now(here, browser):
    anna, double = a_client("Anna", location=here), a_client("Ana", location=here)
    page = browser.get(merge_page(anna), {"other": double.pk})
    Client.objects.filter(pk=double.pk).update(version=2, name="Ana Maria")

    answer = browser.post(f"{merge_page(anna)}?other={double.pk}", sent_of(page))

    assert answer.status_code == 409
    assert "Ana Maria" in answer.text
    assert Client.objects.count() == 2


def test_without_the_right_phones_are_masked_side_by_side_too(here):
    anna = a_client("Anna", phone="+351912345678", location=here)
    double = a_client("Ana", phone="+351912345679", location=here)
    manager = a_browser_of(Role.MANAGER, location=here, client_phones_access=False)

    text = manager.get(merge_page(anna), {"other": double.pk}).text

    assert "91234567" not in text


def test_a_pair_that_does_not_exist_is_not_found(here, browser):
    anna, foreign = a_client("Anna", location=here), a_client(location=a_location("Elsewhere"))

    assert browser.get(merge_page(anna), {"other": foreign.pk}).status_code == 404
    assert browser.get(merge_page(anna), {"other": anna.pk}).status_code == 404
    assert browser.get(merge_page(anna), {"other": "x"}).status_code == 422
    assert browser.post(merge_page(anna), {}).status_code == 404
