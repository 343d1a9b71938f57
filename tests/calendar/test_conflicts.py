"""Two people on one visit, taken time, skipped and doubled hours."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from daybook.access.choices import Role
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from tests.access.doors import a_browser_of, signed_in
from tests.calendar.forms import page_of, save_of, saved, sent_by
from tests.factories import a_booking, a_client, a_location, a_membership, a_service, a_staff_member, a_user

pytestmark = pytest.mark.django_db

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def here():
    return a_location()


@pytest.fixture
def browser(here):
    return a_browser_of(Role.OWNER, location=here)


def differences_of(answer):
    return [(row.field, row.theirs, row.mine) for row in answer.context["trouble"].differences]


def test_who_saves_second_is_told_who_was_faster_and_what_they_changed(here, browser):
    marta = signed_in(a_membership(Role.ADMINISTRATOR, user=a_user("Marta"), location=here))
    booking = a_booking(starts_at=TEN)
    mine = sent_by(browser.get(page_of(booking)))
    saved(marta, booking, {"comment": "Marta's", "status": "2"})

    answer = browser.post(save_of(booking), mine | {f"b{booking.pk}-comment": "Mine"})

    assert answer.status_code == 409
    assert answer.context["trouble"].sentence.startswith("Marta changed this visit on ")
    assert differences_of(answer) == [("Visit status", "Confirmed", "Pending"), ("Comment", "Marta's", "Mine")]
    assert ">Mine</textarea>" in answer.content.decode()
    assert Booking.objects.get().comment == "Marta's"


def test_having_seen_theirs_one_can_save_ones_own_over_it(here, browser):
    marta = a_browser_of(Role.ADMINISTRATOR, location=here)
    booking = a_booking(starts_at=TEN)
    mine = sent_by(browser.get(page_of(booking))) | {f"b{booking.pk}-comment": "Mine"}
    saved(marta, booking, {"comment": "Marta's"})
    shown = browser.post(save_of(booking), mine)

    answer = browser.post(save_of(booking), mine | {"seen": shown.context["shown"].visit.version})

    assert answer.status_code == 302
    assert Booking.objects.get().comment == "Mine"


def test_what_changed_once_more_since_it_was_seen_is_told_again(here, browser):
    marta = a_browser_of(Role.ADMINISTRATOR, location=here)
    booking = a_booking(starts_at=TEN)
    mine = sent_by(browser.get(page_of(booking))) | {f"b{booking.pk}-comment": "Mine"}
    saved(marta, booking, {"comment": "Marta's"})
    seen = browser.post(save_of(booking), mine).context["shown"].visit.version
    saved(marta, booking, {"comment": "Marta's second"})

    answer = browser.post(save_of(booking), mine | {"seen": seen})

    assert (answer.status_code, differences_of(answer)) == (409, [("Comment", "Marta's second", "Mine")])
    assert Booking.objects.get().comment == "Marta's second"


def test_a_booking_that_was_deleted_meanwhile_stays_deleted(here, browser):
    booking = a_booking(starts_at=TEN)
    other = a_booking(starts_at=TEN + timedelta(hours=1), client=booking.client)
    Booking.objects.filter(pk=other.pk).update(visit=booking.visit)
    mine = sent_by(browser.get(page_of(booking)))
    browser.post(f"/l/{here.pk}/calendar/visits/{booking.visit_id}/delete/", {"booking": [other.pk]})

    told = browser.post(save_of(booking), mine | {f"b{other.pk}-comment": "Typed in vain"})
    answer = browser.post(save_of(booking), mine | {"seen": told.context["shown"].visit.version})

    assert differences_of(told) == [("Booking", "deleted", "a deleted booking cannot be saved")]
    assert answer.status_code == 302
    assert [row.is_deleted for row in Booking.objects.order_by("pk")] == [False, True]


def test_taken_time_is_answered_with_whom_and_until_when(here):
    ana, clerk = a_staff_member("Ana"), a_browser_of(Role.ADMINISTRATOR, location=here)
    a_booking(staff=ana, starts_at=TEN, client=a_client("Beatriz"))
    booking = a_booking(staff=ana, starts_at=TEN + timedelta(hours=3))

    answer = saved(clerk, booking, {"clock": "10:30"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ana is taken from 10:00 to 11:00 (Beatriz). Choose another time or another staff member." in page
    assert f'name="b{booking.pk}-over"' not in page
    assert Booking.objects.get(pk=booking.pk).starts_at == booking.starts_at


def test_who_may_book_over_does_it_by_a_conscious_tick(browser):
    ana = a_staff_member("Ana")
    a_booking(staff=ana, starts_at=TEN)
    booking = a_booking(staff=ana, starts_at=TEN + timedelta(hours=3))
    refused = saved(browser, booking, {"clock": "10:30"})

    answer = saved(browser, booking, {"clock": "10:30", "over": "on"})

    booking.refresh_from_db()
    assert f'name="b{booking.pk}-over"' in refused.content.decode()
    assert (answer.status_code, booking.may_overlap) == (302, True)
    assert booking.starts_at == TEN + timedelta(minutes=30)


def test_the_tick_without_the_right_is_refused(here):
    ana, clerk = a_staff_member("Ana"), a_browser_of(Role.ADMINISTRATOR, location=here)
    a_booking(staff=ana, starts_at=TEN)
    booking = a_booking(staff=ana, starts_at=TEN + timedelta(hours=3))

    answer = saved(clerk, booking, {"clock": "10:30", "over": "on"})

    assert answer.status_code == 409
    assert Booking.objects.get(pk=booking.pk).starts_at == booking.starts_at


def test_two_bookings_of_one_form_for_the_same_time_are_refused(browser):
    ana = a_staff_member("Ana")
    booking = a_booking(staff=ana, starts_at=TEN)
    fields = sent_by(browser.get(page_of(booking)))
    fields["booking"].append("nabcdef")
    given = {"staff": ana.pk, "day": "2026-03-02", "clock": "10:30", "duration": "1:00", "status": "0"}

    answer = browser.post(save_of(booking), fields | {f"nabcdef-{name}": value for name, value in given.items()})

    assert answer.status_code == 409
    assert "Ana is taken" in answer.content.decode() or "This time of Ana is taken" in answer.content.decode()
    assert Booking.objects.count() == 1


def test_a_time_that_the_clocks_skip_moves_forward_and_is_said(browser):
    booking = a_booking(starts_at=TEN)

    answer = saved(browser, booking, {"day": "2026-03-29", "clock": "01:30"})

    booking.refresh_from_db()
    assert booking.starts_at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    page = browser.get(answer["Location"]).content.decode()
    assert "On 29 Mar 2026 the clocks skip 01:30; the booking begins at 02:30." in page


def test_an_hour_that_comes_twice_keeps_the_second_where_it_was_the_second(browser):
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    booking = a_booking(starts_at=second)

    saved(browser, booking, {"comment": "The same hour", "status": "1"})

    booking.refresh_from_db()
    assert (booking.starts_at, booking.comment, booking.status) == (second, "The same hour", VisitStatus.ARRIVED)


def test_times_are_those_of_the_location_and_not_of_the_browser(browser):
    far = a_location("Far", time_zone="Asia/Kolkata", currency="INR", country="IN")
    there = a_browser_of(Role.OWNER, location=far)
    booking = a_booking(location=far, starts_at=TEN, services=(a_service(location=far, price=Decimal(500)),))

    page = there.get(page_of(booking))
    saved(there, booking, {"clock": "16:00"})

    assert page.context["form"].bookings[0]["clock"].value() == "15:30"
    booking.refresh_from_db()
    assert booking.starts_at == datetime(2026, 3, 2, 10, 30, tzinfo=UTC)
