from __future__ import annotations

import pytest

from daybook.bookings.models import Booking
from daybook.uploads.choices import UploadState
from tests.factories import a_payment
from tests.uploads.owning import worked_on
from tests.wizard.views.desk import (
    a_row,
    a_salon_here,
    address,
    checked,
    rows_at,
    the_owner,
    verdicts_on,
    words_of,
    written,
)

pytestmark = pytest.mark.django_db
GOOD = {"column-0": "starts_at", "column-1": "staff_name", "column-2": "client_phone", "column-3": "client_name"}


def test_the_last_look_says_how_many_are_made_what_waits_and_that_nobody_is_notified():
    here = a_salon_here()
    owner = the_owner(here)
    upload = checked(owner, here, *rows_at(9, 10), a_row(Date="soon"))

    page = owner.get(address("confirm", here, upload))

    assert page.context["question"] == "Write 2 bookings?"
    assert page.context["facts"][0] == "Nobody is notified: no message goes to clients or staff."
    assert any(sentence.startswith("1 row with problems will wait") for sentence in page.context["facts"])
    assert not Booking.objects.exists()


def test_confirmed_rows_are_written_and_the_result_leads_to_them_in_the_register():
    here = a_salon_here()
    owner = the_owner(here)
    upload = checked(owner, here, *rows_at(9, 10), a_row(Date="soon"))

    begun = owner.post(address("write", here, upload))
    upload.refresh_from_db()
    at_work = owner.get(begun["Location"])
    worked_on(upload)
    page = owner.get(begun["Location"])
    register = owner.get(page.context["register_url"])

    assert "The rows are being written" in words_of(at_work)
    assert page.context["headline"] == "2 bookings made."
    assert page.context["outcome"] == "3 rows: 2 made, 1 with problems"
    assert verdicts_on(page) == [(2, "made"), (3, "made"), (4, "refused")]
    assert register.context["total"] == 2
    assert f"Upload {upload.pk}: may.csv" in words_of(register)


def test_what_somebody_checked_anew_since_the_last_look_is_not_written_unseen():
    here = a_salon_here()
    owner = the_owner(here)
    upload = checked(owner, here, *rows_at(9, 10))
    seen = owner.get(address("confirm", here, upload)).context["stamp"]
    the_owner(here).post(address("check_again", here, upload))
    upload.refresh_from_db()
    upload = worked_on(upload)

    answer = owner.post(address("write", here, upload), {"seen": seen}, follow=True)

    upload.refresh_from_db()
    assert upload.state == UploadState.CHECKED
    assert "The file was checked again meanwhile. Look at its rows, then go on." in words_of(answer)
    owner.post(address("write", here, upload), {"seen": upload.stamp})
    upload.refresh_from_db()
    assert upload.state == UploadState.WRITING


def test_a_made_row_leads_to_its_booking():
    here = a_salon_here()
    owner = the_owner(here)
    upload = written(owner, here, a_row())

    (row,) = owner.get(address("upload", here, upload)).context["rows"]

    assert row["url"].endswith(f"/bookings/?booking={Booking.objects.get().pk}")


def test_confirming_twice_and_in_two_tabs_writes_once():
    here = a_salon_here()
    owner = the_owner(here)
    upload = checked(owner, here, a_row())

    answers = [owner.post(address("write", here, upload)) for _click in range(2)]
    upload.refresh_from_db()
    worked_on(upload)
    late = owner.post(address("write", here, upload))
    look = owner.get(address("confirm", here, upload))

    where = address("upload", here, upload)
    assert [answer["Location"] for answer in (*answers, late, look)] == [where] * 4
    assert Booking.objects.count() == 1


@pytest.mark.parametrize(
    ("act", "sent"),
    [("discard", {}), ("accept", {"typed": "a", "name": "b"}), ("save_columns", GOOD), ("check_again", {})],
)
def test_what_another_tab_made_impossible_is_told_on_the_page_as_it_is_by_now(act, sent):
    here = a_salon_here()
    owner = the_owner(here)
    upload = written(owner, here, a_row())

    page = owner.post(address(act, here, upload), sent, follow=True)

    assert page.redirect_chain[-1] == (address("upload", here, upload), 302)
    assert "This cannot be done with the file any more: it is done." in words_of(page)
    assert Booking.objects.count() == 1


def test_while_another_file_is_being_written_one_is_told_to_wait_and_nothing_is_lost():
    here = a_salon_here()
    owner = the_owner(here)
    first, second = checked(owner, here, a_row()), checked(owner, here, a_row(Date="03.03.2026 10:00"))
    owner.post(address("write", here, first))

    page = owner.post(address("write", here, second), follow=True)

    assert "Try again when it is done: Olga Desk is bringing in the file “may.csv”" in words_of(page)
    assert page.context["totals"]["words"] == "1 row: 1 ready"


def test_taking_back_is_asked_first_and_says_what_is_kept_and_why():
    here = a_salon_here()
    owner = the_owner(here)
    upload = written(owner, here, *rows_at(9, 10))
    paid = Booking.objects.earliest("starts_at")
    a_payment(paid, 10)

    asked = owner.get(address("confirm_take_back", here, upload))
    untouched = Booking.objects.not_cancelled().count()
    begun = owner.post(address("take_back", here, upload))
    upload.refresh_from_db()
    page = owner.get(address("upload", here, worked_on(upload)))

    assert asked.context["question"] == "Take 2 bookings back?"
    assert any("is kept, and listed with the reason" in sentence for sentence in asked.context["facts"])
    assert (untouched, begun.status_code) == (2, 302)
    assert page.context["headline"] == "The upload was taken back, but for 1 booking."
    assert verdicts_on(owner.get(address("upload", here, upload, show="kept"))) == [(2, "kept")]
    assert list(Booking.objects.not_cancelled()) == [paid]
    assert page.context["take_back_url"] == ""


def test_what_was_taken_back_is_not_taken_back_again():
    here = a_salon_here()
    owner = the_owner(here)
    upload = written(owner, here, a_row())
    owner.post(address("take_back", here, upload))
    upload.refresh_from_db()
    worked_on(upload)

    again = owner.post(address("take_back", here, upload))

    assert again["Location"] == address("upload", here, upload)
    assert worked_state(upload) == UploadState.TAKEN_BACK


def worked_state(upload):
    upload.refresh_from_db()
    return upload.state
