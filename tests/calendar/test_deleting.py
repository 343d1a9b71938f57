"""Deleting bookings from the open visit."""

from datetime import UTC, datetime, timedelta

import pytest

from daybook.access.choices import Role
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from tests.access.doors import a_browser_of
from tests.calendar.forms import page_of, save_of, sent_by
from tests.factories import a_booking, a_location, a_service

pytestmark = pytest.mark.django_db

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
BY_HTMX = {"HX-Request": "true"}


@pytest.fixture
def here():
    return a_location()


@pytest.fixture
def clerk(here):
    return a_browser_of(Role.ADMINISTRATOR, location=here)


def joined(first, **more):
    """One more booking of the same visit."""
    booking = a_booking(starts_at=first.ends_at, client=first.client, **more)
    Booking.objects.filter(pk=booking.pk).update(visit=first.visit)
    booking.refresh_from_db()
    return booking


def ground(booking):
    return f"/l/{booking.location_id}/calendar/visits/{booking.visit_id}/delete/"


def test_the_dialog_names_what_can_go_and_why_the_rest_cannot(clerk):
    asked = a_booking(starts_at=TEN)
    other = joined(asked)
    paid = joined(other, services=(a_service(price=40),), paid=10)
    arrived = joined(paid, status=VisitStatus.ARRIVED)

    rows = clerk.get(f"{ground(asked)}confirm/?booking={asked.pk}").context["rows"]

    assert [(row["booking"], row["is_chosen"], row["refusal"] and row["refusal"].code) for row in rows] == [
        (asked, True, None),
        (other, False, None),
        (paid, False, "paid"),
        (arrived, False, "arrived"),
    ]


def test_the_report_says_what_went_and_what_was_kept_and_why(clerk):
    going = a_booking(starts_at=TEN)
    paid = joined(going, services=(a_service(price=40),), paid=10)

    answer = clerk.post(ground(going), {"booking": [going.pk, paid.pk], "version": 1}, headers=BY_HTMX)

    assert (answer.context["headline"], answer.context["kept_words"]) == ("1 booking is deleted.", "1 is kept:")
    assert answer.context["reasons"] == [("It has a payment, and you may not delete paid bookings.", 1)]
    assert [row.is_deleted for row in Booking.objects.order_by("pk")] == [True, False]
    assert f'id="card-b{going.pk}"' in answer.content.decode()


def test_deleting_does_not_lose_what_is_typed_for_the_others(clerk):
    going = a_booking(starts_at=TEN)
    staying = joined(going)
    fields = sent_by(clerk.get(page_of(going)))

    answer = clerk.post(ground(going), {"booking": going.pk, "version": fields["version"]}, headers=BY_HTMX)
    fields |= {"version": answer.context["version"], f"b{staying.pk}-comment": "Typed before"}
    saved = clerk.post(save_of(going), fields)

    assert saved.status_code == 302
    assert Booking.objects.get(pk=staying.pk).comment == "Typed before"


def test_deleting_twice_is_harmless_and_told_truly(clerk):
    booking = a_booking(starts_at=TEN)
    clerk.post(ground(booking), {"booking": booking.pk}, headers=BY_HTMX)
    first = Booking.objects.get().deleted_at

    answer = clerk.post(ground(booking), {"booking": booking.pk}, headers=BY_HTMX)

    assert answer.context["reasons"] == [("It was deleted before.", 1)]
    assert Booking.objects.get().deleted_at == first


def test_bookings_of_another_visit_are_left_alone(clerk):
    booking, stranger = a_booking(starts_at=TEN), a_booking(starts_at=TEN)

    answer = clerk.post(ground(booking), {"booking": [stranger.pk]}, headers=BY_HTMX)

    assert answer.context["nothing_words"] == "Nothing was chosen, so nothing was deleted."
    assert not Booking.objects.get(pk=stranger.pk).is_deleted


def test_a_deleted_booking_is_shown_and_offers_to_book_again(here, clerk):
    gone = a_booking(starts_at=TEN, deleted=True)

    page = clerk.get(page_of(gone, back=f"/l/{here.pk}/bookings/%3Fcancelled%3Dyes")).content.decode()

    assert "is-gone" in page
    assert f'name="b{gone.pk}-staff"' not in page
    assert f"?back=%2Fl%2F{here.pk}%2Fbookings%2F%3Fcancelled%3Dyes&amp;again={gone.pk}" in page


def test_the_history_of_the_visit_says_who_did_what(here, clerk):
    booking = a_booking(starts_at=TEN)
    clerk.post(ground(booking), {"booking": booking.pk})

    page = clerk.get(f"/l/{here.pk}/calendar/visits/{booking.visit_id}/history/")

    latest = page.context["changes"][0][1]
    assert (latest.kind, latest.who, latest.address) == ("deleted", "Olga Desk", "127.0.0.1")
    assert latest.at - datetime.now(UTC) < timedelta(minutes=1)
