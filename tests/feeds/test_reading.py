"""What another calendar is told at a secret address, and what it is not."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from daybook.access.choices import Right
from daybook.access.models import Membership, User
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from daybook.bookings.operations import delete_bookings, edit_booking
from daybook.bookings.wishes import BookingWish
from daybook.feeds.models import CalendarFeed
from daybook.feeds.views import feed as address
from daybook.locations.models import Location
from daybook.staff.models import StaffMember
from tests.factories import a_booking, a_client, a_location, a_service, a_staff_member, an_actor
from tests.feeds.feeding import a_manager, a_secret, ask, events_at, somebody_who_serves

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def here() -> Location:
    return a_location("Aurora, Lisbon")


def tomorrow(hour: int = 10) -> datetime:
    day = timezone.now() + timedelta(days=1)
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)


def facts(event) -> tuple[str, datetime, datetime]:
    return str(event["summary"]), event["dtstart"].dt, event["dtend"].dt


def test_a_calendar_reads_the_bookings_of_its_staff_member_and_of_nobody_else(here):
    olga, herself = somebody_who_serves(here)
    anna, cut = a_client("Anna Kovács", location=here), a_service("Haircut", location=here)
    a_booking(staff=olga, client=anna, services=(cut,), starts_at=tomorrow())
    a_booking(staff=a_staff_member(location=here), starts_at=tomorrow())
    a_booking(location=a_location("Elsewhere"), starts_at=tomorrow())

    [event] = events_at(a_secret(olga, herself))

    assert facts(event) == ("Anna Kovács: Haircut", tomorrow(), tomorrow() + HOUR)
    assert (str(event["location"]), str(event["status"]), str(event["transp"])) == (here.name, "CONFIRMED", "OPAQUE")


def test_it_reaches_back_some_weeks_and_ahead_a_year(here):
    olga, herself = somebody_who_serves(here)
    now = timezone.now().replace(microsecond=0)
    for days in (-70, -50, 380, 420):
        a_booking(staff=olga, starts_at=now + timedelta(days=days))

    found = [event["dtstart"].dt for event in events_at(a_secret(olga, herself))]

    assert found == [now + timedelta(days=days) for days in (-50, 380)]


def test_a_moved_booking_is_the_same_event_counted_up_and_a_deleted_one_is_gone(here):
    olga, herself = somebody_who_serves(here)
    booking = a_booking(staff=olga, starts_at=tomorrow())
    secret, clerk = a_secret(olga, herself), an_actor(location=here)
    [before] = events_at(secret)

    wish = BookingWish(olga.pk, tomorrow(12), HOUR)
    edit_booking(booking.pk, wish, version=1, actor=clerk)
    [after] = events_at(secret)
    delete_bookings(Booking.objects.filter(pk=booking.pk), actor=clerk)

    assert before["uid"] == after["uid"]
    assert [int(event["sequence"]) for event in (before, after)] == [0, 1]
    assert after["last-modified"].dt >= before["last-modified"].dt
    assert after["dtstart"].dt == tomorrow(12)
    assert events_at(secret) == []


def test_an_event_keeps_its_name_at_another_address(here):
    olga, herself = somebody_who_serves(here)
    a_booking(staff=olga, starts_at=tomorrow())

    [first], [second] = (events_at(a_secret(olga, herself, label)) for label in ("one", "two"))

    assert first["uid"] == second["uid"]


@pytest.mark.parametrize("zone", ["Europe/Lisbon", "America/New_York", "Australia/Lord_Howe"])
def test_times_are_right_over_the_nights_when_the_clocks_change(zone, monkeypatch):
    here = a_location(time_zone=zone)
    olga, herself = somebody_who_serves(here)
    nights = {"Europe/Lisbon": (3, 29), "America/New_York": (3, 8), "Australia/Lord_Howe": (4, 5)}
    month, day = nights[zone]
    noon_before = datetime(2026, month, day, 12, tzinfo=here.zone) - timedelta(days=1)
    stands = [noon_before, noon_before + timedelta(days=1), datetime(2026, month, day, 0, 30, tzinfo=here.zone)]
    for start in stands:
        a_booking(staff=olga, starts_at=start.astimezone(UTC), duration=3 * HOUR)
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 3, 1, tzinfo=UTC))

    events = events_at(a_secret(olga, herself))

    assert [event["dtstart"].dt.astimezone(here.zone).isoformat() for event in events] == [
        start.isoformat() for start in sorted(stands)
    ]
    assert {event["dtend"].dt - event["dtstart"].dt for event in events} == {3 * HOUR}


def test_ones_own_tells_phone_comment_and_the_way_to_the_visit_where_one_may_see_phones(here, settings):
    settings.SITE_URL = "https://book.example.org"
    olga, herself = somebody_who_serves(here, timetable_phones_access=True)
    anna = a_client(phone="+351912345678", location=here)
    booking = a_booking(staff=olga, client=anna, starts_at=tomorrow(), comment="Allergic to dye")

    [event] = events_at(a_secret(olga, herself))

    assert str(event["description"]) == "Pending\n+351912345678\nAllergic to dye"
    assert str(event["url"]) == f"https://book.example.org/l/{here.pk}/calendar/?visit={booking.visit_id}"


def test_without_the_right_it_tells_no_phone_and_rights_count_anew_each_time(here):
    olga, herself = somebody_who_serves(here, timetable_phones_access=True)
    a_booking(staff=olga, client=a_client(phone="+351912345678", location=here), starts_at=tomorrow())
    secret = a_secret(olga, herself)

    Membership.objects.update(switched={})

    assert "912345678" not in ask(secret).content.decode()


def test_one_made_for_somebody_else_tells_neither_phone_nor_comment(here):
    olga, _herself = somebody_who_serves(here, timetable_phones_access=True)
    a_booking(staff=olga, client=a_client("Anna", location=here), starts_at=tomorrow(), comment="Owes money")

    [event] = events_at(a_secret(olga, a_manager(here)))

    assert (str(event["summary"]), str(event["description"]), "url" in event) == ("Anna", "Pending", False)


def test_a_no_show_takes_no_time_in_the_other_calendar(here):
    olga, herself = somebody_who_serves(here)
    a_booking(staff=olga, starts_at=tomorrow(), status=VisitStatus.NO_SHOW)

    [event] = events_at(a_secret(olga, herself))

    assert str(event["transp"]) == "TRANSPARENT"


def test_hostile_texts_come_back_as_they_are_and_make_no_lines_of_their_own(here):
    olga, herself = somebody_who_serves(here)
    name = 'Anna; \\n, "K"\r\nATTENDEE:mailto:x@example.org ' + "ё日" * 60
    a_booking(
        staff=olga,
        client=a_client(name, location=here),
        starts_at=tomorrow(),
        comment="b\x0bc",
    )
    secret = a_secret(olga, herself)

    [event] = events_at(secret)
    lines = ask(secret).content.split(b"\r\n")

    assert str(event["summary"]) == name.replace("\r\n", "\n")
    assert max(map(len, lines)) <= 75
    assert [line for line in lines if line.startswith(b"ATTENDEE") or b"\n" in line] == []
    assert b"\x0b" not in ask(secret).content


@pytest.mark.parametrize(
    "close",
    [
        pytest.param(lambda olga: StaffMember.objects.filter(pk=olga.pk).update(retired_at=timezone.now()), id="staff"),
        pytest.param(lambda olga: User.objects.filter(pk=olga.user_id).update(is_active=False), id="shut out"),
        pytest.param(lambda olga: Membership.objects.filter(user=olga.user_id).delete(), id="works elsewhere"),
        pytest.param(lambda olga: Location.objects.update(retired_at=timezone.now()), id="location closed"),
        pytest.param(lambda olga: Membership.objects.update(switched={Right.CALENDAR.value: False}), id="no calendar"),
        pytest.param(lambda olga: StaffMember.objects.filter(pk=olga.pk).update(user=None), id="no longer linked"),
    ],
)
def test_it_closes_with_the_rights_of_whoever_made_it(here, close):
    olga, herself = somebody_who_serves(here)
    secret = a_secret(olga, herself)
    assert ask(secret).status_code == 200

    close(olga)

    assert ask(secret).status_code == 404


def test_a_made_up_secret_and_a_digest_find_nothing(here):
    olga, herself = somebody_who_serves(here)
    secret = a_secret(olga, herself)

    tried = ["x", "a" * 43, secret[:-1], secret.swapcase(), CalendarFeed.objects.get().digest]

    assert {ask(one).status_code for one in tried} == {404}


def test_who_has_it_already_is_told_so(here):
    olga, herself = somebody_who_serves(here)
    a_booking(staff=olga, starts_at=tomorrow())
    secret = a_secret(olga, herself)
    first = ask(secret)

    again = ask(secret, if_none_match=first["ETag"])
    a_booking(staff=olga, starts_at=tomorrow(14))
    changed = ask(secret, if_none_match=first["ETag"])

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert (changed.status_code, changed["ETag"] != first["ETag"]) == (200, True)


def test_a_new_name_is_a_change_too(here):
    olga, herself = somebody_who_serves(here)
    anna = a_client("Anna", location=here)
    a_booking(staff=olga, client=anna, starts_at=tomorrow())
    secret = a_secret(olga, herself)
    first = ask(secret)

    anna.name = "Anna Berg"
    anna.save()

    assert ask(secret, if_none_match=first["ETag"]).status_code == 200


def test_it_is_sent_small_and_kept_by_nobody_between(here):
    olga, herself = somebody_who_serves(here)
    for hour in range(8, 12):
        a_booking(staff=olga, starts_at=tomorrow(hour))
    secret = a_secret(olga, herself)
    whole = ask(secret)

    packed = ask(secret, accept_encoding="gzip")

    assert gzip.decompress(packed.content) == whole.content
    assert ask(secret, if_none_match=packed["ETag"]).status_code == 304
    assert (whole["Content-Type"], whole["X-Robots-Tag"]) == ("text/calendar; charset=utf-8", "noindex")
    assert whole["Cache-Control"] == "private, no-cache"


def test_whoever_asks_too_often_waits_and_others_do_not(here, monkeypatch):
    monkeypatch.setattr(address, "MOST_READS", 2)
    monkeypatch.setattr(address, "MOST_MISSES", 2)
    olga, herself = somebody_who_serves(here)
    one, other = a_secret(olga, herself, "one"), a_secret(olga, herself, "two")

    assert [ask(one).status_code for _time in range(3)] == [200, 200, 429]
    assert ask(other).status_code == 200
    assert [ask("made-up").status_code for _time in range(3)] == [404, 404, 429]
    assert ask("made-up")["Retry-After"] == "600"


def test_it_is_read_only_and_needs_no_session(here):
    olga, herself = somebody_who_serves(here)
    where = reverse("feeds:feed", kwargs={"secret": a_secret(olga, herself)})

    assert [getattr(Browser(), verb)(where).status_code for verb in ("head", "post", "put")] == [200, 405, 405]
    assert Browser().get(where).cookies == {}


@pytest.mark.parametrize("bookings", [1, 3])
def test_so_many_queries_for_any_number_of_bookings(here, bookings, django_assert_num_queries):
    olga, herself = somebody_who_serves(here)
    for number in range(bookings):
        a_booking(staff=olga, starts_at=tomorrow(8 + number), services=(a_service(location=here),))
    secret = a_secret(olga, herself)
    ask(secret)

    with django_assert_num_queries(15):
        ask(secret)


def test_the_page_says_when_it_was_read_last(here):
    olga, herself = somebody_who_serves(here)
    secret = a_secret(olga, herself)
    assert CalendarFeed.objects.get().fetched_at is None

    ask(secret)

    fetched_at = CalendarFeed.objects.get().fetched_at
    assert fetched_at is not None
    assert timezone.now() - fetched_at < HOUR
