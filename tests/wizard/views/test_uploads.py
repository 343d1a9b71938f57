from __future__ import annotations

import pytest
from django.urls import reverse

from daybook.access.choices import Role
from daybook.uploads.choices import UploadState
from tests.access.doors import a_browser_of
from tests.factories import a_location, a_user, an_upload
from tests.wizard.views.desk import a_salon_here, address, checked, rows_at, the_owner, words_of, written

pytestmark = pytest.mark.django_db


def files_on(page):
    return [upload["file"] for upload in page.context["uploads"]]


def test_the_list_tells_who_brought_in_what_when_and_what_came_of_it():
    here = a_salon_here()
    owner = the_owner(here)
    upload = written(owner, here, *rows_at(9, 10), *rows_at(10))

    (told,) = owner.get(address("uploads", here)).context["uploads"]

    assert (told["file"], told["who"], told["section"], told["state_words"]) == (
        "may.csv",
        "Olga Desk",
        "Bookings",
        "Done",
    )
    assert (told["rows"], told["made"], told["there"], told["refused"]) == ("3", "2", "1", "0")
    assert told["register_url"] == f"{reverse('bookings:register', args=[here.pk])}?upload={upload.pk}"
    assert told["take_back_url"] == address("confirm_take_back", here, upload)


def test_the_list_tells_what_waits_for_a_yes():
    here = a_salon_here()
    owner = the_owner(here)
    checked(owner, here, *rows_at(9, 10))

    (told,) = owner.get(address("uploads", here)).context["uploads"]

    assert (told["state_words"], told["state_note"]) == ("Checked", "2 ready to be written")


def test_the_list_is_of_this_location_the_newest_first_and_can_be_of_one_section():
    here, elsewhere = a_salon_here(), a_location("Elsewhere")
    an_upload("first.xlsx", location=here)
    an_upload("clients.xlsx", location=here, section="clients")
    an_upload("foreign.xlsx", location=elsewhere)
    owner = the_owner(here)

    everything = owner.get(address("uploads", here))
    of_clients = owner.get(address("uploads", here, section="clients"))

    assert files_on(everything) == ["clients.xlsx", "first.xlsx"]
    assert files_on(of_clients) == ["clients.xlsx"]
    assert of_clients.context["new_url"].endswith("?section=clients")
    assert owner.get(address("uploads", here, section="nonsense")).status_code == 404


def test_pages_of_the_list_meet_each_upload_once():
    here = a_salon_here()
    for number in range(60):
        an_upload(f"{number}.xlsx", location=here)
    owner = the_owner(here)

    first = owner.get(address("uploads", here))
    second = owner.get(first.context["pager"]["next_url"])
    back = owner.get(second.context["pager"]["previous_url"])

    assert files_on(first) + files_on(second) == [f"{number}.xlsx" for number in reversed(range(60))]
    assert files_on(back) == files_on(first)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_many_there_are(number, django_assert_num_queries):
    here = a_salon_here()
    for _time in range(number):
        an_upload(location=here, by=a_user(), state=UploadState.DONE, rows_made=1)
    owner = the_owner(here)

    with django_assert_num_queries(5):
        owner.get(address("uploads", here))


def test_the_way_to_the_wizard_is_shown_to_those_who_may_upload():
    here = a_salon_here()
    lists = [reverse(name, args=[here.pk]) for name in ("bookings:register", "clients:clients", "staff:staff")]
    owner, manager = the_owner(here), a_browser_of(Role.MANAGER, location=here)

    assert ["Upload from Excel" in words_of(owner.get(page)) for page in lists] == [True] * 3
    assert ["Upload from Excel" in words_of(manager.get(page)) for page in lists] == [False] * 3
    assert "Uploads" not in words_of(manager.get(lists[0]))
