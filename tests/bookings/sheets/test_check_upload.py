"""The check of a file tells everything and makes nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from daybook.access.choices import Right
from daybook.bookings.models import Booking, Visit
from daybook.clients.models import Client
from daybook.shared.errors import NotAllowed
from daybook.uploads.models import Upload
from daybook.uploads.queries import suggestions
from daybook.uploads.sheets.bringing import Source
from tests.bookings.sheets.uploading import a_file, a_row, brought_in, check_upload, counted, told
from tests.factories import a_booking, a_client, a_location, a_service, a_staff_member, an_actor

pytestmark = pytest.mark.django_db
TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def ines(db):
    return a_staff_member("Inês Carvalho", location=a_location())


def soon(days: int = 3) -> str:
    """A day to come, at ten."""
    return f"{timezone.now() + timedelta(days=days):%d.%m.%Y} 10:00"


def test_it_makes_nothing_and_gives_every_row_its_verdict(tmp_path):
    rows = (a_row(), a_row(Date="nonsense"), a_row(Date="02.03.2026 12:00"))

    upload = check_upload(a_file(tmp_path, *rows), actor=an_actor())

    assert counted(upload) == (2, 0, 1, 0)
    assert told(upload) == [(3, "refused", ["not_a_date"])]
    assert (Booking.objects.count(), Client.objects.count(), Visit.objects.count()) == (0, 0, 0)


def test_only_somebody_with_full_access_may(tmp_path):
    manager = an_actor(*(right for right in Right if right != Right.FULL))

    with pytest.raises(NotAllowed):
        check_upload(a_file(tmp_path, a_row()), actor=manager)

    assert Upload.objects.count() == 0


def test_a_row_that_was_uploaded_before_is_there_whatever_became_of_its_booking(tmp_path):
    actor = an_actor()
    brought_in(a_file(tmp_path, a_row(), a_row(Date="02.03.2026 12:00")), actor)
    moved, deleted = Booking.objects.order_by("pk")
    Booking.objects.filter(pk=moved.pk).update(starts_at=TEN + timedelta(hours=5), ends_at=TEN + timedelta(hours=6))
    Booking.objects.filter(pk=deleted.pk).update(deleted_at=timezone.now(), deleted_through="desk")

    again = check_upload(a_file(tmp_path, a_row(), a_row(Date="02.03.2026 12:00")), actor=actor)

    assert told(again) == [(2, "there", ["uploaded_before"]), (3, "there", ["deleted_since"])]
    assert list(again.rows.order_by("number").values_list("made_id", flat=True)) == [moved.pk, deleted.pk]


def test_a_booking_made_at_the_desk_is_there_but_a_deleted_one_is_not(tmp_path, ines):
    anna = a_client(phone="+351912345678")
    made = a_booking(staff=ines, client=anna, starts_at=TEN)
    a_booking(staff=ines, client=anna, starts_at=TEN + timedelta(hours=2), deleted=True)

    upload = check_upload(a_file(tmp_path, a_row(), a_row(Date="02.03.2026 12:00")), actor=an_actor())

    assert counted(upload) == (1, 1, 0, 0)
    assert told(upload) == [(2, "there", ["same_as_live"])]
    assert upload.rows.get(number=2).made_id == made.pk


def test_a_booking_of_another_location_is_not_there(tmp_path):
    elsewhere = a_location("Aurora Porto")
    a_staff_member("Inês Carvalho", location=elsewhere)
    brought_in(a_file(tmp_path, a_row()), an_actor(location=elsewhere))

    upload = check_upload(a_file(tmp_path, a_row()), actor=an_actor())

    assert counted(upload) == (1, 0, 0, 0)


def test_the_number_of_a_downloaded_file_counts_even_where_the_phone_is_masked(tmp_path, ines):
    gone = a_booking(staff=ines, starts_at=TEN, deleted=True)
    other = a_booking(staff=ines, starts_at=TEN + timedelta(days=9))
    masked = a_row(Booking_ID=gone.pk, Customer_phone_number="+XXXXXXXXXXXX")
    of_another_system = a_row(Booking_ID=other.pk)

    upload = check_upload(a_file(tmp_path, masked, of_another_system), actor=an_actor())

    assert counted(upload) == (1, 1, 0, 0)
    assert told(upload) == [(2, "there", ["known"])]


def test_the_same_row_twice_counts_once_and_two_that_differ_are_refused(tmp_path):
    a_service("Haircut")
    same = (a_row(), a_row())
    differing = (a_row(Date="02.03.2026 14:00"), a_row(Date="02.03.2026 14:00", Name_of_service="Haircut"))

    upload = check_upload(a_file(tmp_path, *same, *differing), actor=an_actor())

    assert counted(upload) == (1, 1, 2, 0)
    assert told(upload) == [(3, "there", ["same_row"]), (4, "refused", ["double"]), (5, "refused", ["double"])]
    assert upload.rows.get(number=5).problems[0]["sentence"].startswith("Rows 4, 5 are one client at one time")


def test_a_client_keeps_the_name_that_is_known_and_a_retired_one_is_refused(tmp_path):
    a_client("Anna Maria Kovács", phone="+351912345678")
    Client.objects.filter(pk=a_client(phone="+351912345679").pk).update(retired_at=timezone.now())
    rows = (
        a_row(),
        a_row(Date="02.03.2026 12:00", Customer_phone_number="351912345679"),
        a_row(Date="02.03.2026 14:00", Customer_phone_number="351912345670", Client_name="Bea"),
        a_row(Date="02.03.2026 16:00", Customer_phone_number="351912345670", Client_name="Beatriz"),
    )

    upload = check_upload(a_file(tmp_path, *rows), actor=an_actor())

    assert told(upload) == [
        (2, "ready", ["other_name"]),
        (3, "refused", ["retired_client"]),
        (5, "ready", ["other_name"]),
    ]
    assert upload.rows.get(number=5).problems[0]["sentence"] == (
        "Row 4 calls the client of this phone Bea; that name is taken."
    )


def test_letter_case_and_accents_make_no_other_name(tmp_path):
    a_client("anna kovacs", phone="+351912345678")

    upload = check_upload(a_file(tmp_path, a_row()), actor=an_actor())

    assert told(upload) == []


def test_taken_time_is_warned_of_naming_what_takes_it(tmp_path, ines):
    taker = a_booking(staff=ines, starts_at=TEN + timedelta(minutes=45))
    rows = (
        a_row(),
        a_row(Date="02.03.2026 14:00", Customer_phone_number="351912345679"),
        a_row(Date="02.03.2026 14:30", Customer_phone_number="351912345670"),
        a_row(Date="02.03.2026 15:30", Customer_phone_number="351912345671"),
    )

    upload = check_upload(a_file(tmp_path, *rows), actor=an_actor())

    assert counted(upload) == (4, 0, 0, 0)
    assert told(upload) == [(2, "ready", ["overlap"]), (4, "ready", ["overlap"])]
    sentences = [row.problems[0]["sentence"] for row in upload.rows.filter(number__in=(2, 4)).order_by("number")]
    assert sentences == [
        f"Booking {taker.pk} takes this staff member's time as well: 02.03.2026 10:45-11:45. Both will stand.",
        "Row 3 takes this staff member's time as well: 02.03.2026 14:00-15:00. Both will stand.",
    ]


def test_near_names_are_offered_and_can_be_taken_for_the_whole_file(tmp_path):
    a_service("Haircut")
    wrong = a_row(Employee_name="Ines Carvalo", Name_of_service="Hair cut")
    source = a_file(tmp_path, wrong, a_row(Date="02.03.2026 12:00", Employee_name="Ines Carvalo"))

    upload = check_upload(source, actor=an_actor())
    offered = suggestions(upload)
    again = check_upload(Source(source.path, accepted=dict(offered.keys())), actor=an_actor())

    assert offered == {("Ines Carvalo", "Inês Carvalho"): 2, ("Hair cut", "Haircut"): 1}
    assert counted(again) == (2, 0, 0, 0)


def test_somebody_who_left_stands_in_the_past_only(tmp_path, ines):
    type(ines).objects.filter(pk=ines.pk).update(retired_at=timezone.now())

    upload = check_upload(a_file(tmp_path, a_row(), a_row(Date=soon())), actor=an_actor())

    assert counted(upload) == (1, 0, 1, 0)
    assert told(upload) == [(3, "refused", ["retired_staff"])]


def test_a_namesake_who_left_is_in_nobodys_way(tmp_path, ines):
    namesake = a_staff_member("Inês Carvalho", location=ines.location)
    type(ines).objects.filter(pk=ines.pk).update(retired_at=timezone.now())

    upload = check_upload(a_file(tmp_path, a_row()), actor=an_actor())

    assert (upload.rows.get().wish or {})["staff_id"] == namesake.pk
