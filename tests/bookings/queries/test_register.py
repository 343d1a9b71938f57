from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict

from daybook.access.choices import Right
from daybook.bookings.columns import REGISTER_COLUMNS
from daybook.bookings.filters import BookingFilters
from daybook.bookings.models import Booking
from daybook.bookings.queries import register
from daybook.bookings.queries.names import Names
from daybook.bookings.queries.question import Question
from daybook.bookings.queries.register import ORDERS, exact_count, find, matching, rows_for_file
from daybook.bookings.queries.rows import READERS, RegisterRow, row_with_lines
from daybook.shared.actor import Actor
from daybook.shared.paging import Cursors
from tests.bookings.world import a_world
from tests.factories import a_booking, a_client, a_line, a_service, a_staff_member, an_actor

pytestmark = pytest.mark.django_db


def page(query: str, actor: Actor, cursor: str = "") -> register.Found:
    order = ORDERS["-created"]
    question = BookingFilters(QueryDict(query), actor).question()
    return find(question, actor, order=order, cursors=Cursors(order, query), cursor=cursor)


def test_the_count_is_exact_up_to_its_cap_and_then_one_more(monkeypatch: pytest.MonkeyPatch):
    for _number in range(4):
        a_booking()
    actor = an_actor()
    question = BookingFilters(QueryDict(""), actor).question()

    counted = []
    for cap in (5, 4, 3):
        monkeypatch.setattr(register, "COUNTED", cap)
        counted.append(page("", actor).total)

    assert (counted, exact_count(question, actor)) == ([4, 4, 4], 4)
    monkeypatch.setattr(register, "COUNTED", 2)
    assert (page("", actor).total, exact_count(question, actor)) == (3, 4)


def test_a_file_tells_the_same_rows_as_the_pages():
    world = a_world(bookings=60)
    actor = an_actor(location=world.location)
    query = "services=with"
    question = BookingFilters(QueryDict(query), actor).question()
    fields = [field for field in RegisterRow._fields if field != "lines"]

    shown = page(query, actor)
    in_file = list(rows_for_file(question, fields, actor))

    assert len(in_file) == shown.total
    rows = [
        RegisterRow(**{field: read(field, text) for field, text in zip(fields, row, strict=True)}) for row in in_file
    ]
    assert rows[:50] == list(shown.page.rows)


def read(field: str, text: str | None) -> Any:
    return text if text is None else READERS[field](text)


def test_a_file_asks_for_no_more_than_it_shows():
    a_booking(comment="Window seat")
    actor = an_actor()
    question = BookingFilters(QueryDict(""), actor).question()

    assert list(rows_for_file(question, ["comment"], actor)) == [("Window seat",)]


def test_a_question_without_an_answer_makes_an_empty_file():
    actor = an_actor(location=a_booking().location)

    assert list(rows_for_file(Question(finds_nothing=True), ["id"], actor)) == []


def test_the_columns_tell_prices_and_discounts_of_each_line():
    booking = a_booking(client=a_client("Anna Berg", phone="+351912345678"), comment="=1+1", source_name="Widget")
    a_line(booking, a_service("Cut"), price=40, discount=Decimal("12.5"))
    a_line(booking, a_service("Colour"), price=60)
    ids = list(booking.lines.order_by("place", "pk").values_list("service_id", flat=True))
    Booking.objects.filter(pk=booking.pk).update(service_ids=ids)
    actor = an_actor(location=booking.location)

    row = row_with_lines(Booking.objects.of(actor), actor)
    told = {fact.name: fact.value(row, Names(actor)) for column in REGISTER_COLUMNS for fact in column.facts}

    assert (told["services"], told["prices"]) == (("Cut", "Colour"), (40, 60))
    assert told["discounts"] == (Decimal("12.5"), 0)
    assert (told["cost"], told["discount"], told["paid"]) == (95, 5, 0)
    assert (told["client"], told["phone"], told["comment"]) == ("Anna Berg", "+351912345678", "=1+1")
    assert (told["visit"], told["duration"]) == (booking.starts_at, timedelta(hours=1))
    assert told["deleted"] is None


def test_lines_of_a_file_are_those_of_info():
    booking = a_booking()
    a_line(booking, a_service("Cut"), price=40, discount=Decimal("12.5"))
    a_line(booking, a_service("Colour"), price=60)
    actor = an_actor(location=booking.location)

    [[text]] = rows_for_file(Question(), ["lines"], actor)

    assert read("lines", text) == row_with_lines(Booking.objects.of(actor), actor).lines


def test_phones_are_masked_in_every_row_for_those_who_may_not_see_them():
    booking = a_booking(client=a_client(phone="+351912345678"))
    blind = an_actor(*(set(Right) - {Right.REGISTER_PHONES}), location=booking.location)
    question = BookingFilters(QueryDict(""), blind).question()

    on_page = [row.client_phone for row in page("", blind).page.rows]
    in_file = [phone for _id, phone in rows_for_file(question, ["id", "client_phone"], blind)]

    assert (on_page, in_file) == (["+XXXXXXXXXXXX"], ["+XXXXXXXXXXXX"])


def test_several_staff_members_named_twice_give_each_row_once(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(register, "FEW", 0)
    one, two = a_staff_member(), a_staff_member()
    made = [a_booking(staff=staff).pk for staff in (one, two, one, two)]

    found = page(f"staff={one.pk},{two.pk},{one.pk}", an_actor(location=one.location))

    assert [row.id for row in found.page.rows] == made[::-1]


@pytest.mark.parametrize("sort", ["-created", "created"])
def test_a_range_of_visits_sorted_by_creation_is_found_near_and_far_from_now(
    sort: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(register, "FEW", 0)
    staff = a_staff_member()
    made = [a_booking(staff=staff, starts_at=datetime(year, 1, 5, 12, tzinfo=UTC)).pk for year in (2001, 2002, 2090)]
    actor, order = an_actor(location=staff.location), ORDERS[sort]

    for query, expected in (("visit_to=2002-12-31", made[:2]), ("visit_from=2002-01-01", made[1:])):
        question = BookingFilters(QueryDict(query), actor).question()
        found = find(question, actor, order=order, cursors=Cursors(order, query))

        assert [row.id for row in found.page.rows] == (expected[::-1] if order.descending else expected)


def test_the_set_for_acts_is_what_the_pages_show():
    world = a_world(bookings=20)
    actor = an_actor(location=world.location)
    question = BookingFilters(QueryDict("cancelled=no"), actor).question()

    assert {row.id for row in page("cancelled=no", actor).page.rows} == {each.pk for each in matching(question, actor)}
