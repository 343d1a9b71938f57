from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client as Browser

from daybook.access.choices import Role
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from daybook.bookings.queries import bulk
from daybook.locations.models import Location
from tests.access.doors import a_browser_of
from tests.bookings.views.desk import (
    Answer,
    address_of,
    hidden_of,
    pink_rows_of,
    rows_of,
    the_register,
    total_of,
    words_of,
)
from tests.factories import a_booking, a_booking_category, a_client, a_location, a_staff_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Location:
    return a_location("Here")


def ask(browser: Browser, here: Location, act: str = "delete_selected", **chosen: Any) -> Answer:
    """Open the dialog."""
    return browser.get(address_of(act, here), chosen)


def confirm(browser: Browser, here: Location, dialog: Answer, *, act: str = "delete_selected", **more: Any) -> Answer:
    """Press the dialog's button."""
    sent = {name: hidden_of(dialog, name) for name in ("booking", "all", "matching", "address")}
    return browser.post(address_of(act, here), {**sent, **more})


def all_that_match(here: Location, number: int | str = "", **question: Any) -> dict[str, Any]:
    return {"all": "1", "matching": str(number), "address": the_register(here, **question)}


def deleted() -> set[int]:
    return set(Booking.objects.cancelled().values_list("pk", flat=True))


def test_the_dialog_says_how_many_go_which_are_kept_and_why_and_changes_nothing(here: Location):
    pending, paid = a_booking(location=here), a_booking(location=here, price=40, paid=40)
    arrived = a_booking(location=here, status=VisitStatus.ARRIVED)
    desk = a_browser_of(Role.ADMINISTRATOR, location=here)

    dialog = words_of(ask(desk, here, booking=[pending.pk, paid.pk, arrived.pk]))

    assert "1 booking will be deleted" in dialog
    assert "1 × It has a payment, and you may not delete paid bookings." in dialog
    assert "1 × The client has arrived, and you may not delete such bookings." in dialog
    assert deleted() == set()


def test_deleting_several_deletes_what_may_go_names_what_is_kept_and_turns_rows_pink(here: Location):
    pending, paid = a_booking(location=here), a_booking(location=here, price=40, paid=40)
    untouched = a_booking(location=here)
    desk = a_browser_of(Role.ADMINISTRATOR, location=here)

    report = confirm(desk, here, ask(desk, here, booking=[pending.pk, paid.pk]))

    assert "Deleted 1 booking. Kept 1. 1 × It has a payment, and you may not delete paid bookings." in words_of(report)
    assert list(json.loads(report["HX-Trigger"])) == ["register-changed"]
    assert pink_rows_of(desk.get(the_register(here))) == [pending.pk]
    assert rows_of(desk.get(report.context["kept_url"])) == [paid.pk]
    assert deleted() == {pending.pk}
    assert untouched.pk not in deleted()


def test_one_row_is_deleted_in_the_same_way(here: Location):
    anna = a_client("Anna Kovács", location=here)
    booking, _other = a_booking(location=here, client=anna), a_booking(location=here)
    desk = a_browser_of(Role.ADMINISTRATOR, location=here)
    dialog = ask(desk, here, booking=booking.pk)

    report = confirm(desk, here, dialog)

    assert f"{booking.staff.name}, Anna Kovács" in words_of(dialog)
    assert (words_of(report), deleted()) == ("Deleted 1 booking. Close the report", {booking.pk})


def test_deleting_twice_is_harmless_and_says_so(here: Location):
    booking = a_booking(location=here)
    desk = a_browser_of(Role.ADMINISTRATOR, location=here)
    dialog = ask(desk, here, booking=booking.pk)
    confirm(desk, here, dialog)

    again = confirm(desk, here, dialog)
    from_the_start = ask(desk, here, booking=booking.pk)

    assert again.status_code == 409
    assert "None of the chosen bookings can be changed this way: 1 × It was deleted before." in words_of(from_the_start)
    assert deleted() == {booking.pk}


def test_all_that_match_go_and_nothing_else(here: Location):
    no_shows = {a_booking(location=here, status=VisitStatus.NO_SHOW).pk for _number in range(3)}
    a_booking(location=here)
    a_booking(location=a_location("Elsewhere"), status=VisitStatus.NO_SHOW)
    desk = a_browser_of(Role.ADMINISTRATOR, location=here)

    dialog = ask(desk, here, **all_that_match(here, 3, status=-1))
    report = confirm(desk, here, dialog)

    assert "3 bookings will be deleted" in words_of(dialog)
    assert "Meanwhile" not in words_of(dialog)
    assert (words_of(report), deleted()) == ("Deleted 3 bookings. Close the report", no_shows)


def test_where_another_number_match_than_the_page_said_the_dialog_says_so(here: Location):
    a_booking(location=here)
    desk = a_browser_of(Role.ADMINISTRATOR, location=here)

    dialog = ask(desk, here, **all_that_match(here, 5))

    assert "Meanwhile other bookings match your filters." in words_of(dialog)


@pytest.mark.parametrize("change", ["one more", "one less", "one edited"])
def test_where_the_set_changes_after_the_dialog_nothing_is_done_and_the_person_is_asked_again(
    change: str, here: Location
):
    first = a_booking(location=here, status=VisitStatus.NO_SHOW)
    desk = a_browser_of(Role.ADMINISTRATOR, location=here)
    dialog = ask(desk, here, **all_that_match(here, 1, status=-1))
    if change == "one more":
        a_booking(location=here, status=VisitStatus.NO_SHOW)
    elif change == "one less":
        Booking.objects.filter(pk=first.pk).update(status=VisitStatus.PENDING, version=2)
    else:
        Booking.objects.filter(pk=first.pk).update(comment="new", version=2)

    asked_again = confirm(desk, here, dialog)

    assert (asked_again.status_code, asked_again["HX-Retarget"], deleted()) == (409, "#dialog-place", set())
    assert "Meanwhile other bookings match your filters. Nothing was done yet" in words_of(asked_again)
    report = confirm(desk, here, asked_again)
    assert (report.status_code, len(deleted())) == (200, {"one more": 2, "one less": 0, "one edited": 1}[change])


def test_all_that_match_a_bad_question_are_none(here: Location):
    a_booking(location=here)
    desk = a_browser_of(Role.ADMINISTRATOR, location=here)

    for address in (f"{the_register(here)}?status=99", f"{the_register(here)}?foo=1", "/l/999/bookings/", ""):
        asked = ask(desk, here, all="1", address=address)
        posted = desk.post(address_of("delete_selected", here), {"all": "1", "address": address, "matching": "x"})

        assert (asked.status_code, posted.status_code, deleted()) == (422, 422, set())


def test_more_than_one_act_takes_are_refused_with_the_advice_to_narrow(here: Location, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bulk, "MOST", 2)
    for _number in range(3):
        a_booking(location=here)
    desk = a_browser_of(Role.ADMINISTRATOR, location=here)

    refused = ask(desk, here, **all_that_match(here, 3))

    assert (refused.status_code, "Narrow the question" in words_of(refused)) == (422, True)


def test_nothing_chosen_and_things_of_another_location_are_refused(here: Location):
    foreign = a_booking(location=a_location("Elsewhere"))
    desk = a_browser_of(Role.ADMINISTRATOR, location=here)

    assert ask(desk, here).status_code == 422
    assert ask(desk, here, booking="x").status_code == 422
    assert ask(desk, here, booking=foreign.pk).status_code == 404
    assert desk.post(address_of("delete_selected", here), {"booking": foreign.pk}).status_code == 404
    assert deleted() == set()


def test_without_the_fingerprint_of_the_dialog_nothing_is_done(here: Location):
    booking = a_booking(location=here)
    desk = a_browser_of(Role.ADMINISTRATOR, location=here)

    posted = desk.post(address_of("delete_selected", here), {"booking": booking.pk})

    assert (posted.status_code, deleted()) == (409, set())


def test_a_status_is_set_on_many(here: Location):
    bookings = [a_booking(location=here), a_booking(location=here)]
    desk = a_browser_of(Role.ADMINISTRATOR, location=here)
    dialog = ask(desk, here, "set_status_of_selected", booking=[booking.pk for booking in bookings])

    unchosen = confirm(desk, here, dialog, act="set_status_of_selected")
    report = confirm(desk, here, dialog, act="set_status_of_selected", status="2")

    assert (unchosen.status_code, words_of(report)) == (422, "Changed 2 bookings. Close the report")
    assert set(Booking.objects.values_list("status", flat=True)) == {VisitStatus.CONFIRMED}


def test_a_category_is_added_to_many_and_taken_off_again(here: Location):
    bookings = [a_booking(location=here), a_booking(location=here)]
    label = a_booking_category("Bride", location=here)
    desk = a_browser_of(Role.ADMINISTRATOR, location=here)
    chosen = {"booking": [booking.pk for booking in bookings]}

    for act, left in (("add_category_to_selected", [label.pk]), ("remove_category_from_selected", [])):
        confirm(desk, here, ask(desk, here, act, **chosen), act=act, category=label.pk)

        assert list(Booking.objects.values_list("category_ids", flat=True)) == [left, left]


def test_a_category_or_staff_member_of_another_location_cannot_be_chosen(here: Location):
    booking = a_booking(location=here)
    elsewhere = a_location("Elsewhere")
    label, stranger = a_booking_category(location=elsewhere), a_staff_member(location=elsewhere)
    desk = a_browser_of(Role.ADMINISTRATOR, location=here)

    for act, choice in (
        ("add_category_to_selected", {"category": label.pk}),
        ("move_selected", {"staff": stranger.pk}),
    ):
        refused = confirm(desk, here, ask(desk, here, act, booking=booking.pk), act=act, **choice)

        kept = Booking.objects.get()
        assert (refused.status_code, kept.category_ids, kept.staff_id) == (422, [], booking.staff_id)


def test_many_are_moved_to_another_staff_member_where_the_time_is_free(here: Location):
    old, new = a_staff_member(location=here), a_staff_member("Pia Berg", location=here)
    free, taken = a_booking(staff=old), a_booking(staff=old)
    a_booking(staff=new, starts_at=taken.starts_at)
    desk = a_browser_of(Role.ADMINISTRATOR, location=here)
    dialog = ask(desk, here, "move_selected", booking=[free.pk, taken.pk])

    report = confirm(desk, here, dialog, act="move_selected", staff=new.pk)

    assert "Changed 1 booking. Kept 1." in words_of(report)
    assert set(Booking.objects.filter(staff=old)) == {taken}


def test_what_was_shown_to_nobody_is_not_touched_by_somebody_who_sees_less(here: Location):
    mine, other = a_staff_member(location=here), a_staff_member(location=here)
    own, foreign = a_booking(staff=mine), a_booking(staff=other)
    limited = a_browser_of(Role.ADMINISTRATOR, location=here, master_id=mine.pk)

    report = confirm(limited, here, ask(limited, here, **all_that_match(here, 1)))

    assert ask(limited, here, booking=foreign.pk).status_code == 404
    assert (words_of(report), deleted()) == ("Deleted 1 booking. Close the report", {own.pk})
    assert total_of(limited.get(the_register(here))) == "1"
