"""The sums are those that a slow oracle comes to, over a salon made by chance, across the day of 23 hours."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from daybook.access.choices import Limit
from daybook.bookings.choices import Notice, VisitStatus
from daybook.bookings.models import Booking
from daybook.overview.queries.cancelling import cancellations_by_notice, cancellations_by_whom
from daybook.overview.queries.ground import Asked
from daybook.overview.queries.newcomers import visitors
from daybook.overview.queries.sold import sold_categories, sold_services
from daybook.overview.queries.sources import sources
from daybook.overview.queries.tallies import summed, tallies, total
from daybook.shared.periods import Period
from tests.bookings.world import a_world
from tests.factories import a_booking, a_client, a_line, a_location, a_service, a_staff_member, an_actor
from tests.overview.oracle import Told, day_of

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2026, 3, 22), date(2026, 4, 5)
FORTNIGHT = Asked(Period(FIRST, LAST))


@pytest.fixture
def world():
    return a_world(120, seed=11)


@pytest.fixture
def everything(world):
    rows = Booking.objects.filter(location=world.location).select_related("staff", "client")
    return list(rows.prefetch_related("lines__service", "payments"))


def lateness_of(booking):
    return booking.deleted_at - booking.starts_at


def test_what_bookings_come_to_by_staff_and_day(world, everything):
    actor = an_actor(location=world.location)
    told = Told.of(everything, FIRST, LAST, world.location.zone)

    cells = tallies(FORTNIGHT, actor, FORTNIGHT.period.pieces(week_start=1))

    sum_ = total(cells)
    assert (sum_.live, sum_.no_shows, sum_.cancelled) == (len(told.live), len(told.no_shows), len(told.cancelled))
    assert (sum_.minutes, sum_.cost, sum_.paid) == (told.minutes, told.cost, told.paid)
    assert (sum_.due, sum_.discount) == (told.due, told.discount)
    by_cell = Counter((each.staff_id, day_of(each.starts_at, world.location.zone)) for each in told.live)
    assert {(cell.staff_id, cell.piece.first): cell.tally.live for cell in cells if cell.tally.live} == by_cell


def test_only_the_staff_asked_for_counts_and_only_those_one_may_see(world, everything):
    one, other = world.staff[0], world.staff[1]
    of_both = Asked(FORTNIGHT.period, frozenset({one.pk, other.pk}))
    all_of_it, bound = (
        an_actor(location=world.location),
        an_actor(location=world.location, limits={Limit.ONLY_STAFF: one.pk}),
    )
    told = Told.of(everything, FIRST, LAST, world.location.zone)

    seen = summed(tallies(of_both, all_of_it), lambda cell: cell.staff_id)
    seen_by_bound = summed(tallies(of_both, bound), lambda cell: cell.staff_id)

    of_one = replace(told, bookings=[each for each in told.bookings if each.staff_id == one.pk])
    assert set(seen) == {one.pk, other.pk}
    assert seen_by_bound == {one.pk: seen[one.pk]}
    assert seen[one.pk].live == len(of_one.live)


def test_who_cancels_and_how_early(world, everything):
    actor = an_actor(location=world.location)
    told = Told.of(everything, FIRST, LAST, world.location.zone)
    users = [user.pk for user in world.users]

    whom = cancellations_by_whom(FORTNIGHT, users, actor)
    notice = cancellations_by_notice(FORTNIGHT, actor)

    assert sum(whom.values()) == sum(notice.values()) == len(told.cancelled) > 10
    assert whom["upload"] == sum(each.deleted_through == "upload" for each in told.cancelled)
    assert notice[Notice.AFTER] == sum(lateness_of(each) > timedelta(0) for each in told.cancelled)


def test_where_bookings_come_from(world, everything):
    told = Told.of(everything, FIRST, LAST, world.location.zone)

    found = sources(FORTNIGHT, an_actor(location=world.location))

    names = Counter((each.is_online, each.source_name if each.is_online else "") for each in told.live)
    assert {(source.is_online, source.name): source.live for source in found if source.live} == names
    assert sum(source.cancelled for source in found) == len(told.cancelled)


def test_new_clients_are_those_whose_first_booking_lies_in_the_days(world, everything):
    told = Told.of(everything, FIRST, LAST, world.location.zone)

    found = visitors(FORTNIGHT, an_actor(location=world.location), FORTNIGHT.period.pieces(week_start=1))

    first = Counter(
        (each.staff_id, day_of(each.starts_at, world.location.zone)) for each in told.first_ones(everything)
    )
    assert {(each.staff_id, each.piece.first): each.new for each in found if each.new} == first
    assert sum(each.bookings for each in found) == len(told.live)


def test_a_client_is_not_new_to_whoever_does_not_see_their_earlier_visits():
    here = a_location()
    anna, mine, other = a_client(location=here), a_staff_member(location=here), a_staff_member(location=here)
    begin = datetime(2026, 3, 2, 10, tzinfo=UTC)
    a_booking(location=here, client=anna, staff=other, starts_at=begin)
    a_booking(location=here, client=anna, staff=mine, starts_at=begin + timedelta(days=1))
    bound = an_actor(location=here, limits={Limit.ONLY_STAFF: mine.pk})

    found = visitors(Asked(Period(date(2026, 3, 1), date(2026, 3, 31))), bound)

    assert [(each.bookings, each.new, each.returning) for each in found] == [(1, 0, 1)]


def test_what_was_sold_counts_lines_and_not_whole_bookings():
    here = a_location()
    cut, colour = a_service("Cut", location=here), a_service("Colour", location=here)
    booking = a_booking(location=here, status=VisitStatus.ARRIVED, starts_at=datetime(2026, 3, 2, 10, tzinfo=UTC))
    a_line(booking, cut, price=Decimal("33.33"), discount=10)
    a_line(booking, colour, price=80)
    Booking.objects.filter(pk=booking.pk).update(
        service_ids=[cut.pk, colour.pk], service_category_ids=[cut.category_id, colour.category_id]
    )
    asked, actor = Asked(Period(date(2026, 3, 2), date(2026, 3, 2))), an_actor(location=here)

    found = {sold.id: (sold.bookings, str(sold.full_price), str(sold.cost)) for sold in sold_services(asked, actor)}

    assert found == {cut.pk: (1, "33.33", "30.00"), colour.pk: (1, "80.00", "80.00")}
    assert [sold.id for sold in sold_categories(asked, actor)] == [colour.category_id, cut.category_id]
