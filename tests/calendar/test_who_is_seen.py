"""Whom the visit form shows: clients of bookings one may see, and any client only to those who choose one."""

from datetime import UTC, datetime, timedelta

import pytest

from daybook.access.choices import Right, Role
from daybook.bookings.choices import VisitStatus
from daybook.staff.models import StaffMember
from tests.access.doors import a_browser_of, signed_in
from tests.calendar.forms import page_of, sent_by
from tests.factories import a_booking, a_client, a_location, a_membership, a_staff_member, a_user

pytestmark = pytest.mark.django_db

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def here():
    return a_location()


@pytest.fixture
def stranger(here):
    """Somebody of whom there is no booking that a specialist may see."""
    client = a_client("Quentin Unseen", phone="+351912345678", location=here)
    a_booking(location=here, client=client, starts_at=TEN)
    return client


def a_specialist(here, **switched):
    """A specialist with one booking of their own, signed in."""
    person, me = a_user(), a_staff_member("Me", location=here)
    StaffMember.objects.filter(pk=me.pk).update(user=person)
    booking = a_booking(location=here, staff=me, client=a_client("Mine Own", location=here), starts_at=TEN)
    return signed_in(a_membership(Role.SPECIALIST, user=person, location=here, **switched)), booking


def ways_to_look(browser, here, client):
    """What each address that speaks of clients answers about this one."""
    ground = f"/l/{here.pk}/calendar"
    fields = {"client-who": "known", "client-id": client.pk, "booking": []}
    return [
        browser.get(f"{ground}/clients/", {"client-search": "quentin"}),
        browser.get(f"{ground}/clients/", {"client-search": client.phone}),
        browser.get(f"{ground}/clients/choose/", {"id": client.pk}),
        browser.get(f"{ground}/clients/phone/", {"client-phone": client.phone}),
        browser.post(f"{ground}/new/restore/", fields),
        browser.post(f"{ground}/new/save/", fields),
        browser.post(
            f"{ground}/new/save/",
            {"client-who": "new", "client-name": "X", "client-phone": client.phone, "booking": []},
        ),
    ]


def test_who_only_looks_at_bookings_finds_no_other_client(here, stranger):
    specialist, _own = a_specialist(here)

    answers = ways_to_look(specialist, here, stranger)

    assert not any("Quentin" in answer.content.decode() for answer in answers)


def test_whoever_chooses_clients_finds_any(here, stranger):
    specialist, _own = a_specialist(here, **{Right.CREATE_BOOKINGS: True})

    answers = ways_to_look(specialist, here, stranger)

    assert all("Quentin" in answer.content.decode() for answer in answers[:5])


def test_the_client_of_a_booking_that_one_may_see_is_seen(here):
    specialist, own = a_specialist(here)

    page = specialist.get(page_of(own))

    assert page.context["client"].name == "Mine Own"


def test_no_answer_of_the_form_holds_a_phone_that_is_masked(here, stranger):
    clerk = a_browser_of(Role.ADMINISTRATOR, location=here, **{Right.CALENDAR_PHONES: False})
    booking = a_booking(location=here, client=a_client("Mel", phone="+351919191919", location=here), starts_at=TEN)
    page = clerk.get(page_of(booking))

    answers = [
        page,
        *ways_to_look(clerk, here, stranger)[:1],
        clerk.get(f"/l/{here.pk}/calendar/clients/choose/", {"id": stranger.pk}),
        clerk.get(f"/l/{here.pk}/calendar/visits/{booking.visit_id}/history/"),
        clerk.get(f"/l/{here.pk}/calendar/visits/{booking.visit_id}/delete/confirm/"),
        clerk.post(f"/l/{here.pk}/calendar/visits/{booking.visit_id}/save/", {**sent_by(page), "version": "0"}),
    ]

    texts = [answer.content.decode() for answer in answers]
    assert not any(digits in text for text in texts for digits in ("912345678", "919191919"))
    assert "XXXXXXXXXXXX" in texts[0]


@pytest.mark.parametrize("part", ["345", "9123456", "91234567", "351 91 234 567", "+35191234567", "5678"])
def test_a_part_of_a_phone_that_is_masked_finds_nobody(here, stranger, part):
    clerk = a_browser_of(Role.ADMINISTRATOR, location=here, **{Right.CALENDAR_PHONES: False})

    found = clerk.get(f"/l/{here.pk}/calendar/clients/", {"client-search": part})
    known = clerk.get(f"/l/{here.pk}/calendar/clients/phone/", {"client-phone": part})

    assert "Quentin" not in found.content.decode() + known.content.decode()


def test_who_picks_up_the_phone_sees_when_the_client_comes_next(here):
    now = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    anna, desk = a_client("Anna", phone="+351912345678", location=here), a_browser_of(Role.ADMINISTRATOR, location=here)
    past = a_booking(location=here, client=anna, starts_at=TEN)
    a_booking(location=here, client=anna, starts_at=now + timedelta(days=9))
    coming = a_booking(location=here, client=anna, starts_at=now + timedelta(days=5))
    a_booking(location=here, client=anna, starts_at=now + timedelta(days=3), status=VisitStatus.NO_SHOW)
    a_booking(location=here, client=anna, starts_at=now + timedelta(days=2), deleted_at=now, deleted_through="desk")

    page = desk.get(page_of(past))

    assert page.context["client"].next_at == coming.starts_at
    assert f"visit={coming.visit_id}" in page.content.decode()
    assert "this visit" in desk.get(page_of(coming)).content.decode()
    assert f"/l/{here.pk}/bookings/?client=%2B351912345678&amp;sort=-visit" in page.content.decode()


def test_the_way_to_all_bookings_of_a_client_names_no_phone_that_is_hidden(here):
    anna = a_client("Anna", phone="+351912345678", location=here)
    booking = a_booking(location=here, client=anna, starts_at=TEN)
    blind = a_browser_of(Role.ADMINISTRATOR, location=here, **{Right.REGISTER_PHONES: False})

    assert "bookings/?client=Anna&amp;" in blind.get(page_of(booking)).content.decode()
    assert blind.get(page_of(booking)).context["client"].sought == "Anna"
