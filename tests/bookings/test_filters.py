from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlencode

import pytest
from django.http import QueryDict

from daybook.access.choices import Limit, Right
from daybook.bookings.filters import BookingFilters
from daybook.bookings.models import Booking
from daybook.bookings.queries.register import matching
from daybook.shared.filtering import BadFilters
from tests.factories import (
    a_booking,
    a_booking_category,
    a_client,
    a_location,
    a_membership,
    a_position,
    a_service_category,
    a_staff_member,
    a_user,
    an_actor,
    an_upload,
)

pytestmark = pytest.mark.django_db

BAD = {
    "foo=1": ["foo"],
    "status=99": ["status"],
    "status=1,99": ["status"],
    "status=1&status=x": ["status"],
    "status=,": ["status"],
    "status=%00": ["status"],
    "staff=1e3": ["staff"],
    "staff=0": ["staff"],
    "staff=999999999999999999999999": ["staff"],
    "staff=-1": ["staff"],
    "user=nobody": ["user"],
    "position=0": ["position"],
    "category=0": ["category"],
    "service_category=0": ["service_category"],
    "cancelled=maybe": ["cancelled"],
    "cancelled=yes&cancelled=no": ["cancelled"],
    "source=web": ["source"],
    "payment=paid": ["payment"],
    "services=none": ["services"],
    "visit_from=tomorrow": ["visit_from"],
    "visit=someday": ["visit"],
    "visit=today&visit_to=2026-03-01": ["visit"],
    "visit_from=20260301": ["visit_from"],
    "visit_to=2026-02-30": ["visit_to"],
    "visit_from=0001-01-01": ["visit_from"],
    "created_to=9999-12-31": ["created_to"],
    "created_from=2026-03-02&created_to=2026-03-01": ["created_to"],
    "client=12": ["client"],
    "client=%2B%2B%2B": ["client"],
    "client=a%00b": ["client"],
    "client=a&client=b": ["client"],
    "booking=seven": ["booking"],
    "booking=99999999999999999999": ["booking"],
    "upload=0": ["upload"],
    "upload=may.xlsx": ["upload"],
    "upload=99999999999999999999": ["upload"],
    "Status=1": ["Status"],
    "foo=1&status=99&visit_from=x": ["foo", "status", "visit_from"],
    "client=" + "x" * 300: ["client"],
}


@pytest.mark.parametrize("query", BAD)
def test_what_cannot_be_understood_is_refused_and_never_widens(query: str):
    booking = a_booking()
    filters = BookingFilters(QueryDict(query), an_actor(location=booking.location))

    with pytest.raises(BadFilters) as refused:
        filters.rows()

    assert sorted(refused.value.fields) == BAD[query]
    assert filters.is_wrong


@pytest.mark.parametrize("name", ["staff", "position", "service_category", "category", "user"])
def test_a_thing_of_another_location_is_no_such_thing(name: str):
    here, elsewhere = a_location("Here"), a_location("Elsewhere")
    foreign = {
        "staff": lambda: a_staff_member(location=elsewhere),
        "position": lambda: a_position(location=elsewhere),
        "service_category": lambda: a_service_category(location=elsewhere),
        "category": lambda: a_booking_category(location=elsewhere),
        "user": lambda: a_membership(location=elsewhere).user,
    }[name]()

    with pytest.raises(BadFilters) as refused:
        BookingFilters(QueryDict(f"{name}={foreign.pk}"), an_actor(location=here)).rows()

    assert list(refused.value.fields) == [name]


def test_blank_answers_and_parameters_of_the_page_ask_for_nothing():
    booking = a_booking()
    query = "staff=&client=%20&cancelled=all&visit_from=&sort=visit&cursor=x&columns=number"

    filters = BookingFilters(QueryDict(query), an_actor(location=booking.location))

    assert (list(filters.rows()), filters.chips(), filters.words()) == ([booking], [], [])


def test_several_answers_may_be_repeated_or_joined_by_commas():
    one, two, three = a_booking(), a_booking(), a_booking()
    actor = an_actor(location=one.location)
    repeated = BookingFilters(QueryDict(f"staff={one.staff_id}&staff={two.staff_id}"), actor)
    joined = BookingFilters(QueryDict(f"staff={one.staff_id}, {two.staff_id},{one.staff_id}"), actor)

    assert set(repeated.rows()) == set(joined.rows()) == {one, two}
    assert three not in repeated.rows()


def test_each_condition_says_itself_in_words_and_how_to_take_it_off():
    staff = a_staff_member("Olga Lund")
    query = f"staff={staff.pk}&cancelled=no&visit_from=2026-03-01&visit_to=2026-03-07&client=anna"

    filters = BookingFilters(QueryDict(query), an_actor(location=staff.location))

    assert filters.words() == [
        "Date of visit: 1 Mar 2026 – 7 Mar 2026",
        "Employees: Olga Lund",
        "Client: anna",
        "Cancelled: Not cancelled",
    ]
    assert [sorted(parse_qs(chip.query)) for chip in filters.chips()] == [
        ["cancelled", "client", "staff"],
        ["cancelled", "client", "visit_from", "visit_to"],
        ["cancelled", "staff", "visit_from", "visit_to"],
        ["client", "staff", "visit_from", "visit_to"],
    ]


def test_an_upload_finds_what_it_made_says_the_file_s_name_and_is_of_this_location_only():
    here, elsewhere = a_location("Here"), a_location("Elsewhere")
    may = an_upload("may.xlsx", location=here)
    brought_in, _other = a_booking(location=here, upload=may), a_booking(location=here)

    filters = BookingFilters(QueryDict(f"upload={may.pk}"), an_actor(location=here))
    from_elsewhere = BookingFilters(QueryDict(f"upload={may.pk}"), an_actor(location=elsewhere))

    assert list(filters.rows()) == [brought_in]
    assert filters.words() == [f"Upload {may.pk}: may.xlsx"]
    assert from_elsewhere.problems == {"upload": [f"There is no such upload: {may.pk}"]}


def test_a_day_is_the_location_s_own_also_when_the_clocks_change():
    location = a_location(time_zone="Europe/Lisbon")
    # On 29 March 2026 the day in Lisbon begins at 0:00 UTC and ends at 23:00 UTC.
    moments = [
        datetime(2026, 3, 28, 23, 59, tzinfo=UTC),
        datetime(2026, 3, 29, 0, 0, tzinfo=UTC),
        datetime(2026, 3, 29, 22, 59, tzinfo=UTC),
        datetime(2026, 3, 29, 23, 0, tzinfo=UTC),
    ]
    _before, first, last, _after = (a_booking(location=location, starts_at=moment) for moment in moments)

    filters = BookingFilters(QueryDict("visit_from=2026-03-29&visit_to=2026-03-29"), an_actor(location=location))

    assert set(filters.rows()) == {first, last}


def test_a_day_that_begins_an_hour_late_begins_when_the_clocks_moved():
    location = a_location(time_zone="America/Asuncion")
    # On 1 October 2023 midnight was skipped in Asunción: 0:00 became 1:00, at 4:00 UTC.
    before = a_booking(location=location, starts_at=datetime(2023, 10, 1, 3, 59, tzinfo=UTC))
    first = a_booking(location=location, starts_at=datetime(2023, 10, 1, 4, 0, tzinfo=UTC))
    actor = an_actor(location=location)

    assert list(BookingFilters(QueryDict("visit_from=2023-10-01"), actor).rows()) == [first]
    assert list(BookingFilters(QueryDict("visit_to=2023-09-30"), actor).rows()) == [before]


def test_a_contradiction_is_known_before_the_bookings_are_asked(django_assert_num_queries):
    position, staff, shelf = a_position(), a_staff_member(), a_service_category()
    actor = an_actor(location=staff.location)
    queries = [f"staff={staff.pk}&position={position.pk}", f"service_category={shelf.pk}&services=without"]
    questions = [BookingFilters(QueryDict(query), actor).question() for query in queries]

    with django_assert_num_queries(0):
        found = [list(matching(question, actor)) for question in questions]

    assert found == [[], []]


def test_the_look_back_limit_and_only_own_bookings_narrow_every_question():
    own, other = a_staff_member(), a_staff_member()
    long_ago = a_booking(staff=own, starts_at=datetime(2020, 1, 1, 10, tzinfo=UTC))
    ahead = a_booking(staff=own, starts_at=datetime(2100, 1, 1, 10, tzinfo=UTC))
    a_booking(staff=other, starts_at=datetime(2100, 1, 1, 10, tzinfo=UTC))
    everything = QueryDict("")
    place = own.location

    limited = an_actor(location=place, limits={Limit.REGISTER_DAYS: 30, Limit.ONLY_STAFF: own.pk})
    only_own = an_actor(location=place, limits={Limit.ONLY_STAFF: own.pk})
    none_back = an_actor(location=place, limits={Limit.REGISTER_DAYS: 0})

    assert set(BookingFilters(everything, limited).rows()) == {ahead}
    assert set(BookingFilters(everything, only_own).rows()) == {long_ago, ahead}
    assert set(BookingFilters(everything, none_back).rows()) == set()


def test_who_left_the_location_can_still_be_asked_for():
    leaver = a_user("Pia Left")
    booking = a_booking(created_by=leaver)

    filters = BookingFilters(QueryDict(f"user={leaver.pk}"), an_actor(location=booking.location))

    assert (list(filters.rows()), filters.words()) == ([booking], ["User: Pia Left"])


def test_without_the_phone_right_only_a_whole_number_finds_its_client():
    client = a_client("Anna 12123", phone="+12123445678")
    booking = a_booking(client=client)
    blind = an_actor(*(set(Right) - {Right.REGISTER_PHONES}), location=booking.location)

    def found(text: str) -> list[Booking]:
        return list(BookingFilters(QueryDict(urlencode({"client": text})), blind).rows())

    parts = {client.phone[begin:end] for begin in range(1, 12) for end in range(begin + 3, 13)}
    whole = {"+12123445678", "12123445678", "+1 (212) 344-5678"}
    assert {part for part in parts if found(part)} == {"12123445678"}
    assert [found(text) for text in sorted(whole)] == [[booking]] * len(whole)


def test_without_the_phone_right_the_words_say_that_parts_of_numbers_are_not_searched_for():
    location = a_location()
    blind = an_actor(*(set(Right) - {Right.REGISTER_PHONES}), location=location)

    assert BookingFilters(QueryDict("client=344"), blind).words() == [
        "Client: 344 (you may not see phones, so only a whole number is searched for)"
    ]
    assert BookingFilters(QueryDict("client=344"), an_actor(location=location)).words() == ["Client: 344"]


def test_a_number_too_long_for_python_is_refused_in_our_own_words():
    filters = BookingFilters(QueryDict(f"booking={'9' * 4400}"), an_actor())

    assert filters.problems == {"booking": ["Write numbers of bookings, with commas between them."]}
