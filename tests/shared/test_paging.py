from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db.models import F

from daybook.bookings.models import Booking
from daybook.clients.models import Client
from daybook.shared.paging import Cursors, Key, Order, Page, Stretch, page_of
from tests.factories import a_booking, a_client, a_location, a_staff_member

pytestmark = pytest.mark.django_db
NEWEST = Order("-made", "at", descending=True)
OLDEST = Order("made", "at", descending=False)
START = datetime(2026, 3, 1, tzinfo=UTC)


def read(stretch: Stretch) -> list[Key]:
    rows = Booking.objects.annotate(at=F("created_at")).filter(stretch.bound).order_by(*stretch.order_by)
    return list(rows.values_list("at", "pk")[: stretch.limit])


def page(order: Order, cursor: str = "", *, question: str = "?", size: int = 3) -> Page[Key]:
    return page_of(read, Cursors(order, question), cursor=cursor, size=size)


def numbers(page: Page[Key]) -> list[int]:
    return [number for _moment, number in page.rows]


@pytest.fixture
def made() -> list[int]:
    """Ten bookings; some were made at the same moment."""
    location = a_location()
    staff = a_staff_member(location=location)
    moments = [START + timedelta(hours=hour // 2) for hour in range(10)]
    return [a_booking(staff=staff, created_at=moment).pk for moment in moments]


@pytest.mark.parametrize("order", [NEWEST, OLDEST], ids=["newest first", "oldest first"])
def test_pages_forth_and_back_meet_each_row_once(order: Order, made: list[int]):
    pages = [page(order)]
    while pages[-1].after:
        pages.append(page(order, pages[-1].after))
    back = [pages[-1]]
    while back[-1].before:
        back.append(page(order, back[-1].before))

    expected = made[::-1] if order.descending else made
    assert [number for each in pages for number in numbers(each)] == expected
    assert [numbers(each) for each in reversed(back)] == [expected[0:3], expected[3:6], expected[6:9], expected[9:]]


def test_the_first_page_has_none_before_it_and_the_last_none_after(made: list[int]):
    whole = page(NEWEST, size=10)

    assert (numbers(whole), whole.before, whole.after) == (made[::-1], "", "")


def test_a_page_stands_still_while_rows_arrive(made: list[int]):
    second = page(NEWEST, page(NEWEST).after)

    for _arrival in range(5):
        a_booking(created_at=START + timedelta(days=9))

    assert numbers(page(NEWEST, page(NEWEST).after)) != numbers(second)
    assert numbers(page(NEWEST, second.before)) == made[::-1][0:3]


@pytest.mark.parametrize("seed", range(5))
def test_paging_while_rows_come_and_go_meets_each_surviving_row_once(seed: int, made: list[int]):
    chance = random.Random(seed)
    met, gone, cursor = [], set(), ""
    while True:
        now = page(NEWEST, cursor)
        met += numbers(now)
        if not now.after:
            break
        cursor = now.after
        a_booking(created_at=START + timedelta(days=chance.randrange(-9, 9)))
        gone.add(chance.choice([number for number in made if number not in gone]))
        Booking.objects.filter(pk__in=gone).delete()

    assert len(met) == len(set(met))
    assert set(made) - gone <= set(met)


def test_past_the_last_row_the_way_back_leads_to_where_one_came_from(made: list[int]):
    third = page(NEWEST, page(NEWEST, page(NEWEST).after).after)
    Booking.objects.filter(pk__in=made[:1]).delete()

    beyond = page(NEWEST, third.after)

    assert (numbers(beyond), numbers(page(NEWEST, beyond.before))) == ([], numbers(third))


def test_back_at_the_start_the_first_page_is_whole(made: list[int]):
    second = page(NEWEST, page(NEWEST).after)
    Booking.objects.filter(pk__in=made[-2:]).delete()

    first = page(NEWEST, second.before)

    assert (numbers(first), first.before) == (made[7:4:-1], "")


@pytest.mark.parametrize("cursor", ["rubbish", "WyJhZnRlciJd:1x:y", " "])
def test_a_broken_cursor_is_the_first_page(cursor: str, made: list[int]):
    assert numbers(page(NEWEST, cursor)) == made[:6:-1]


def test_a_cursor_of_another_order_or_question_is_the_first_page(made: list[int]):
    after = page(NEWEST).after

    assert numbers(page(OLDEST, after)) == made[:3]
    assert numbers(page(NEWEST, after, question="?staff=1")) == made[:6:-1]


@pytest.mark.parametrize("order", [Order("name", "folded_name", False), Order("-name", "folded_name", True)])
def test_clients_are_paged_by_name_in_either_direction_those_of_one_name_too(order: Order):
    here = a_location()
    named = [(name.lower(), a_client(name, location=here).pk) for name in ("Anna", "Zoya", "anna", "Boris", "Ёлка")]
    expected = sorted(((name.replace("ё", "е"), pk) for name, pk in named), reverse=order.descending)

    pages = [page_of(read_clients, Cursors(order, "?"), cursor="", size=2)]
    while pages[-1].after:
        pages.append(page_of(read_clients, Cursors(order, "?"), cursor=pages[-1].after, size=2))

    assert [key for each in pages for key in each.rows] == expected


def read_clients(stretch: Stretch) -> list[Key]:
    rows = Client.objects.filter(stretch.bound).order_by(*stretch.order_by)
    return list(rows.values_list("folded_name", "pk")[: stretch.limit])


@pytest.mark.parametrize("value", [START, "Ann\nЁ", Decimal("19.90"), 0])
def test_a_cursor_brings_back_what_rows_are_sorted_by(value: datetime | str | Decimal | int):
    cursors = Cursors(OLDEST, "?")

    assert cursors.read(cursors.write("after", (value, 7))) == ("after", (value, 7))
