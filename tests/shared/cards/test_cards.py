"""What every card has in common, looked at on positions: the way there and back, saving, refusing, asking again."""

import pytest

from daybook.access.choices import Role
from daybook.staff.models import Position
from daybook.staff.operations import edit_position
from tests.access.doors import a_browser_of
from tests.factories import a_location, a_position, a_staff_member, an_actor
from tests.pages import faults_of_page
from tests.shared.listing.lists import POSITIONS, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return a_location("Here")


@pytest.fixture
def browser(here):
    return a_browser_of(Role.OWNER, location=here)


def card_of(position, step=""):
    return f"/l/{position.location_id}/positions/{position.pk}/{step}"


def titles():
    return sorted(Position.objects.values_list("title", flat=True))


def test_a_row_leads_to_its_card_and_the_card_back_to_the_same_question(here, browser):
    barber = a_position("Barber", location=here)

    rows = browser.get(POSITIONS.address(here, name="bar", sort="-name"))
    card = browser.get(rows.context["page"]["rows"][0]["url"])

    assert rows.context["page"]["rows"][0]["url"].startswith(card_of(barber) + "?back=")
    assert card.context["card"].back_url == POSITIONS.address(here, name="bar", sort="-name") + "#back"
    assert faults_of_page(card.text) == []


def test_the_button_for_a_new_row_stands_above_the_list(here, browser):
    rows = browser.get(POSITIONS.address(here, name="bar"))

    assert rows.context["new_url"] == f"/l/{here.pk}/positions/new/?back=name%3Dbar"
    assert "New position" in words_of(rows)


@pytest.mark.parametrize("back", ["%0Aname=bar", "x" * 5000, "name=bar%23elsewhere"])
def test_a_way_back_that_is_no_question_leads_to_the_list(back, here, browser):
    card = browser.get(f"/l/{here.pk}/positions/new/?back={back}")

    assert card.context["card"].back_url == f"/l/{here.pk}/positions/#back"


def test_what_is_saved_is_told_on_the_list_one_came_from(here, browser):
    barber = a_position("Barber", location=here)

    answer = browser.post(card_of(barber) + "?back=name%3Dbar", {"title": "Barista", "version": 1})
    rows = browser.get(answer["Location"])

    assert answer["Location"] == POSITIONS.address(here, name="bar") + "#back"
    assert "Barista is saved." in words_of(rows)
    assert titles() == ["Barista"]


def test_a_mistake_is_said_at_its_field_and_what_was_typed_is_kept(here, browser):
    a_position("Barber", location=here)
    stylist = a_position("Stylist", location=here)

    answer = browser.post(card_of(stylist), {"title": "barber", "version": 1})

    assert answer.status_code == 422
    assert 'value="barber"' in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert 'aria-describedby="id_title_error"' in answer.text
    assert words_of(answer).count("There is a position of this title already.") == 2
    assert titles() == ["Barber", "Stylist"]


def test_whoever_saves_over_another_is_told_and_can_save_again_knowingly(here, browser):
    barber = a_position("Barber", location=here)
    edit_position(barber.pk, "Hairdresser", version=1, actor=an_actor(location=here))

    stale = browser.post(card_of(barber), {"title": "Barista", "version": 1})
    again = browser.post(card_of(barber), {"title": "Barista", "version": stale.context["form"].shown_version})

    assert (stale.status_code, again.status_code) == (409, 302)
    assert "Somebody else has changed this meanwhile" in words_of(stale)
    assert "Saved now: Hairdresser" in words_of(stale)
    assert 'value="Barista"' in stale.text
    assert titles() == ["Barista"]


def test_a_form_without_its_version_overwrites_nothing(here, browser):
    barber = a_position("Barber", location=here)

    answer = browser.post(card_of(barber), {"title": "Barista"})

    assert (answer.status_code, titles()) == (409, ["Barber"])


def test_an_act_asks_again_in_a_dialog_or_on_a_page_of_its_own(here, browser):
    barber = a_position("Barber", location=here)

    dialog = browser.get(card_of(barber, "retire/"), headers={"HX-Request": "true"})
    page = browser.get(card_of(barber, "retire/"))

    assert "<html" not in dialog.text
    assert "data-dialog" in dialog.text
    assert "Whoever has it keeps it" in words_of(page)
    assert faults_of_page(page.text) == []
    assert Position.objects.get().retired_at is None


def test_a_position_is_retired_and_returned(here, browser):
    barber = a_position("Barber", location=here)

    retired = browser.post(card_of(barber, "retire/"), follow=True)
    acts = [str(act.verb) for act in browser.get(card_of(barber)).context["card"].acts]
    returned = browser.post(card_of(barber, "return/"), follow=True)

    assert "Barber is retired." in words_of(retired)
    assert acts == ["Return", "Delete"]
    assert "Barber is in use again." in words_of(returned)


def test_what_is_in_use_offers_no_deletion_and_refuses_it(here, browser):
    barber = a_position("Barber", location=here)
    a_staff_member(position=barber)

    card = browser.get(card_of(barber))
    answer = browser.post(card_of(barber, "delete/"))

    assert [str(act.verb) for act in card.context["card"].acts] == ["Retire"]
    assert answer.status_code == 409
    assert "It is in use (staff member), so it can only be retired." in words_of(answer)
    assert titles() == ["Barber"]


def test_what_was_never_used_is_deleted(here, browser):
    barber = a_position("Barber", location=here)

    answer = browser.post(card_of(barber, "delete/"), follow=True)

    assert "Barber is deleted." in words_of(answer)
    assert titles() == []


def test_a_card_of_another_location_is_not_there(here, browser):
    foreign = a_position("Barber", location=a_location("Elsewhere"))

    answers = [
        browser.post(f"/l/{here.pk}/positions/{foreign.pk}/{step}", {"title": "Mine", "version": 1})
        for step in ("", "retire/", "return/", "delete/")
    ]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert titles() == ["Barber"]
