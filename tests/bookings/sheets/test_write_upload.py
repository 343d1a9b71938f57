"""Good rows become bookings: once, with all that belongs to them, and whatever happens meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import connection, connections
from django.utils import timezone

from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking, Line, Visit
from daybook.bookings.sheets.upload import BOOKINGS
from daybook.catalogue.models import ServiceStaff
from daybook.clients.models import Client
from daybook.shared import alone
from daybook.staff.models import StaffMember
from daybook.uploads.choices import UploadState
from daybook.uploads.operations import begin_writing, write_rows
from daybook.uploads.rules import UploadBusy
from tests.bookings.sheets.uploading import a_file, a_row, brought_in, check_upload, counted, told, wished, write_upload
from tests.factories import a_booking, a_client, a_location, a_service, a_staff_member, an_actor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sums_that_agree")]
TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def ines(db):
    return a_staff_member("Inês Carvalho", location=a_location())


def at_ten(day: datetime) -> str:
    return f"{day:%d.%m.%Y} 10:00"


def in_days(days: int) -> datetime:
    return timezone.now() + timedelta(days=days)


def test_a_row_becomes_a_booking_with_all_that_belongs_to_it(tmp_path, ines):
    cut, toner = a_service("Haircut", price=40), a_service("Toner", price=24)
    ServiceStaff.objects.create(service=toner, staff_member=ines, price=30)
    row = a_row(
        Name_of_service="Haircut##Toner",
        Discount_on_the_service="10#0",
        Comment="Quiet chair",
        Date_of_creation="01.03.2026 18:31",
    )
    actor = an_actor()

    upload = brought_in(a_file(tmp_path, row), actor)

    booking = Booking.objects.select_related("visit").get()
    client = Client.objects.get(pk=booking.client_id or 0)
    assert (booking.staff_id, booking.starts_at, booking.duration) == (ines.pk, TEN, timedelta(hours=1))
    assert (client.name, client.phone) == ("Anna Kovács", "+351912345678")
    assert (booking.status, booking.comment) == (VisitStatus.ARRIVED, "Quiet chair")
    assert (booking.created_by_id, booking.created_through) == (actor.user_id, "upload")
    assert (booking.is_online, booking.source_name, booking.upload_id) == (False, "bookings.csv", upload.pk)
    assert booking.created_at == datetime(2026, 3, 1, 18, 31, tzinfo=UTC)
    assert (booking.price, booking.cost) == (Decimal(70), Decimal(66))
    assert (booking.visit.client_id, booking.visit.day) == (booking.client_id, TEN.date())
    lines = Line.objects.order_by("place").values_list("place", "service_id", "price", "discount", "cost")
    assert list(lines) == [(0, cut.pk, 40, 10, 36), (1, toner.pk, 30, 0, 30)]


def test_history_says_that_it_came_by_upload(tmp_path):
    actor = an_actor()

    brought_in(a_file(tmp_path, a_row(Name_of_service="")), actor)

    fields = ("pgh_label", "by_user_id", "channel", "address")
    for name in ("bookings.BookingEvent", "clients.ClientEvent"):
        events = apps.get_model(name)._default_manager.values_list(*fields)
        assert list(events) == [("insert", actor.user_id, "upload", "192.0.2.7")]


def test_a_second_time_nothing_is_made(tmp_path):
    actor, rows = an_actor(), [a_row(Date=f"02.03.2026 {hour}:00") for hour in range(10, 15)]
    first = brought_in(a_file(tmp_path, *rows), actor)

    upload = check_upload(a_file(tmp_path, *rows, name="again.csv"), actor=actor)
    done = write_upload(upload, actor=actor)
    once_more = write_upload(done, actor=actor)

    assert (counted(first), counted(done), counted(once_more)) == ((0, 0, 0, 5), (0, 5, 0, 0), (0, 5, 0, 0))
    assert (done.state, Booking.objects.count(), Client.objects.count()) == (UploadState.DONE, 5, 1)


def test_two_checks_of_one_file_make_each_booking_once(tmp_path):
    actor, source = an_actor(), a_file(tmp_path, a_row())
    first, second = check_upload(source, actor=actor), check_upload(source, actor=actor)

    write_upload(first, actor=actor)
    done = write_upload(second, actor=actor)

    assert counted(done) == (0, 1, 0, 0)
    assert Booking.objects.count() == 1


def test_good_rows_are_written_while_bad_ones_wait(tmp_path):
    upload = brought_in(a_file(tmp_path, a_row(), a_row(Date="soon")), an_actor())

    assert counted(upload) == (0, 0, 1, 1)
    assert upload.state == UploadState.DONE


def test_bookings_that_follow_each_other_are_one_visit_with_what_is_there(tmp_path, ines):
    there = a_booking(staff=ines, client=a_client(phone="+351912345678"), starts_at=TEN)
    rows = [a_row(Date=f"02.03.2026 {clock}") for clock in ("11:30", "15:00", "16:00")]

    brought_in(a_file(tmp_path, *rows), an_actor())

    visits = list(Booking.objects.order_by("starts_at").values_list("visit_id", flat=True))
    assert visits == [there.visit_id, there.visit_id, visits[2], visits[2]]
    assert visits[2] != there.visit_id
    assert Visit.objects.get(pk=there.visit_id).version == 2


def test_a_booking_between_two_visits_makes_them_one(tmp_path, ines):
    anna = a_client(phone="+351912345678")
    first = a_booking(staff=ines, client=anna, starts_at=TEN)
    a_booking(staff=ines, client=anna, starts_at=TEN + timedelta(hours=3))

    brought_in(a_file(tmp_path, a_row(Date="02.03.2026 11:30")), an_actor())

    assert set(Booking.objects.values_list("visit_id", flat=True)) == {first.visit_id}
    assert Visit.objects.count() == 1


def test_rows_of_one_visit_that_are_written_apart_still_meet(tmp_path):
    rows = [a_row(Date=f"02.03.2026 {clock}") for clock in ("10:00", "14:00", "12:00")]
    upload, actor = check_upload(a_file(tmp_path, *rows), actor=an_actor()), an_actor()

    begin_writing(upload.pk, here=True, actor=actor)

    for after in (0, 2, 3):
        write_rows(upload.pk, BOOKINGS, after=after, at_most=1, actor=actor)

    assert Visit.objects.count() == 1


def test_history_may_overlap_and_what_is_to_come_only_where_the_check_said_so(tmp_path):
    day = in_days(3)
    rows = (
        a_row(),
        a_row(Date=at_ten(day)),
        a_row(Date=f"{day:%d.%m.%Y} 10:30", Customer_phone_number="351912345679"),
        a_row(Date=f"{day:%d.%m.%Y} 13:00"),
    )

    brought_in(a_file(tmp_path, *rows), an_actor())

    over = list(Booking.objects.order_by("starts_at").values_list("may_overlap", flat=True))
    assert over == [True, False, True, False]


def test_time_that_was_taken_since_the_check_is_refused_and_the_others_are_written(tmp_path, ines):
    rows = (a_row(Date=at_ten(in_days(3))), a_row(Date=at_ten(in_days(4))))
    actor = an_actor()
    upload = check_upload(a_file(tmp_path, *rows), actor=actor)
    a_booking(staff=ines, starts_at=wished(upload, 2) + timedelta(minutes=30))

    done = write_upload(upload, actor=actor)

    assert counted(done) == (0, 0, 1, 1)
    assert told(done) == [(2, "refused", ["taken_since"])]


def test_somebody_who_left_since_the_check_is_refused(tmp_path, ines):
    actor = an_actor()
    upload = check_upload(a_file(tmp_path, a_row(Date=at_ten(in_days(3)))), actor=actor)
    StaffMember.objects.filter(pk=ines.pk).update(retired_at=timezone.now())

    done = write_upload(upload, actor=actor)

    assert told(done) == [(2, "refused", ["changed_since"])]


def test_money_is_rounded_to_the_coins_of_the_currency(tmp_path):
    tokyo = a_location("Aurora Tokyo", time_zone="Asia/Tokyo", currency="JPY", country="JP")
    a_staff_member("Inês Carvalho", location=tokyo)
    a_service("Haircut", location=tokyo)
    row = a_row(
        Customer_phone_number="+819012345678",
        Name_of_service="Haircut",
        Price_of_service="4001",
        Discount_on_the_service="50",
    )

    brought_in(a_file(tmp_path, row), an_actor(location=tokyo))

    booking = Booking.objects.get()
    assert (booking.price, booking.cost, booking.starts_at.hour) == (4001, 2001, 1)


@pytest.mark.django_db(transaction=True)
def test_a_second_writer_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(alone, "PATIENCE", 0.2)
    actor = an_actor()
    upload = check_upload(a_file(tmp_path, a_row()), actor=actor)
    other = connections.create_connection("default")

    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext('uploads.write'), %s)", [actor.location_id])
        with pytest.raises(UploadBusy):
            write_upload(upload, actor=actor)
        cursor.execute("SELECT pg_advisory_unlock_all()")

    other.close()
    assert counted(write_upload(upload, actor=actor)) == (0, 0, 0, 1)


@pytest.mark.django_db(transaction=True)
def test_the_lock_is_let_go(tmp_path):
    brought_in(a_file(tmp_path, a_row()), an_actor())

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
        assert cursor.fetchone() == (0,)
