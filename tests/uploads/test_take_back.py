"""A wrong upload goes as a whole, but for what somebody has touched since; that stays and says why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.apps import apps
from django.utils import timezone

from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking, Visit
from daybook.bookings.operations import delete_bookings, set_status
from daybook.bookings.queries.sums import wrong_sums
from daybook.bookings.sheets.upload import BOOKINGS
from daybook.clients.models import Client
from daybook.payments.choices import PaymentMethod
from daybook.payments.operations import record_payments
from daybook.payments.wishes import PaymentWish
from daybook.uploads.choices import UploadState
from daybook.uploads.operations import begin_taking_back, take_back_rows
from daybook.uploads.rules import NotNow
from tests.bookings.sheets.uploading import a_file, a_row, counted, told
from tests.factories import a_booking, a_client, a_location, a_service, a_staff_member
from tests.uploads.owning import an_owner, checked, taken_back, written

pytestmark = pytest.mark.django_db
TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
CLOCKS = ("10:00", "12:00", "14:00", "16:00")


@pytest.fixture(autouse=True)
def ines(db):
    yield a_staff_member("Inês Carvalho", location=a_location())
    assert list(wrong_sums()) == []


def rows_at(*clocks: str) -> list[dict[str, str]]:
    return [a_row(Date=f"02.03.2026 {clock}", Name_of_service="Haircut") for clock in clocks]


@pytest.fixture
def upload(tmp_path, ines):
    a_service("Haircut", price=40)
    actor = an_owner()
    return written(checked(a_file(tmp_path, *rows_at(*CLOCKS)), actor), actor)


def made(number: int) -> Booking:
    return Booking.objects.order_by("pk")[number]


def verdicts(upload) -> list[str]:
    return list(upload.rows.order_by("number").values_list("verdict", flat=True))


def test_untouched_bookings_are_deleted_through_the_upload_and_clients_stay(upload):
    actor = an_owner()

    done = taken_back(upload, actor)

    assert (done.state, done.rows_taken_back, done.rows_kept) == (UploadState.TAKEN_BACK, 4, 0)
    assert verdicts(done) == ["taken_back"] * 4
    assert set(Booking.objects.values_list("deleted_by_id", "deleted_through")) == {(actor.user_id, "upload")}
    assert Client.objects.count() == 1
    assert set(apps.get_model("bookings.BookingEvent")._default_manager.values_list("channel", flat=True)) == {"upload"}


def test_the_mended_file_can_be_brought_in_again(tmp_path, upload):
    actor = an_owner()
    taken_back(upload, actor)

    again = written(checked(a_file(tmp_path, *rows_at(*CLOCKS), name="mended.csv"), actor), actor)

    assert counted(again) == (0, 0, 0, 4)
    assert (Booking.objects.not_cancelled().count(), Booking.objects.count()) == (4, 8)


def test_what_somebody_touched_is_kept_and_says_who(upload):
    actor = an_owner()
    changed, paid, deleted = made(0), made(1), made(2)
    set_status(Booking.objects.filter(pk=changed.pk), VisitStatus.NO_SHOW, actor=actor)
    record_payments([PaymentWish(paid.pk, Decimal(5), PaymentMethod.CARD, timezone.now())], actor=actor)
    delete_bookings(Booking.objects.filter(pk=deleted.pk), actor=actor)

    done = taken_back(upload, actor)

    assert verdicts(done) == ["kept", "kept", "kept", "taken_back"]
    assert told(done) == [
        (2, "kept", ["touched_since"]),
        (3, "kept", ["paid_since"]),
        (4, "kept", ["deleted_since"]),
    ]
    sentence = done.rows.get(number=2).problems[0]["sentence"]
    assert sentence.startswith(f"Booking {changed.pk} was changed by {actor.name} on ")
    assert set(Booking.objects.not_cancelled().values_list("pk", flat=True)) == {changed.pk, paid.pk}


def test_a_neighbour_that_changed_the_visit_is_no_touch(tmp_path, ines):
    actor = an_owner()
    upload = written(
        checked(a_file(tmp_path, *[a_row(Date=f"02.03.2026 {at}") for at in ("10:00", "13:00")]), actor), actor
    )
    between = a_file(tmp_path, *[a_row(Date=f"02.03.2026 {at}") for at in ("11:00", "12:00")], name="between.csv")
    written(checked(between, actor), actor)
    assert Visit.objects.count() == 1
    assert Booking.objects.order_by("pk").values_list("version", flat=True)[1] == 2

    done = taken_back(upload, actor)

    assert (done.rows_taken_back, done.rows_kept) == (2, 0)


def test_what_is_left_stands_in_visits_by_the_rule(tmp_path, ines):
    actor, anna = an_owner(), a_client(phone="+351912345678")
    a_booking(staff=ines, client=anna, starts_at=TEN)
    late = a_booking(staff=ines, client=anna, starts_at=TEN + timedelta(hours=3))
    upload = written(checked(a_file(tmp_path, a_row(Date="02.03.2026 11:00")), actor), actor)
    visits = Booking.objects.not_cancelled().values_list("visit_id", flat=True).distinct()
    assert visits.count() == 1

    taken_back(upload, actor)

    assert visits.count() == 2
    assert Booking.objects.get(pk=late.pk).deleted_at is None


def test_it_goes_on_where_it_was_ended_and_is_harmless_twice(upload):
    actor = an_owner()
    begin_taking_back(upload.pk, actor=actor)
    take_back_rows(upload.pk, BOOKINGS, at_most=1, actor=actor)
    assert Booking.objects.not_cancelled().count() == 3

    done = taken_back(upload, actor)
    once_more = begin_taking_back(upload.pk, actor=actor)

    assert (done.rows_taken_back, once_more.state) == (4, UploadState.TAKEN_BACK)
    assert Booking.objects.not_cancelled().count() == 0


def test_rows_that_were_there_are_not_taken_back(tmp_path, ines):
    actor = an_owner()
    a_booking(staff=ines, client=a_client(phone="+351912345678"), starts_at=TEN)
    upload = written(checked(a_file(tmp_path, a_row()), actor), actor)

    with pytest.raises(NotNow):
        begin_taking_back(upload.pk, actor=actor)

    assert Booking.objects.not_cancelled().count() == 1
