"""Whatever happens to bookings, visits are those of the rule."""

from collections import defaultdict
from datetime import timedelta
from random import Random

import pytest

from daybook.bookings.models import Booking, Visit
from daybook.bookings.operations import create_booking, delete_bookings, edit_booking
from daybook.bookings.queries.sums import wrong_sums
from daybook.bookings.rules.refusals import TimeTaken
from daybook.bookings.rules.visits import Span, visits_among
from daybook.bookings.wishes import ClientWish
from tests.bookings.operations.wishing import a_wish, at
from tests.factories import a_client, a_service, a_staff_member, an_actor

pytestmark = pytest.mark.django_db


def visits_by_the_rule() -> set[frozenset[int]]:
    spans = defaultdict(list)
    for row in Booking.objects.not_cancelled():
        party = row.client_id or -row.visit_id
        spans[party, row.starts_at.date()].append(Span(row.starts_at, row.ends_at, row.pk))
    return {frozenset(visit) for day in spans.values() for visit in visits_among(day, timedelta(hours=1))}


def visits_as_stored() -> set[frozenset[int]]:
    rows = defaultdict(set)
    for booking_id, visit_id in Booking.objects.not_cancelled().values_list("pk", "visit_id"):
        rows[visit_id].add(booking_id)
    return {frozenset(ids) for ids in rows.values()}


@pytest.mark.parametrize("seed", range(5))
def test_after_any_acts_visits_are_those_of_the_rule(seed):
    chance = Random(seed)
    clerk, service = an_actor(), a_service()
    staff = [a_staff_member() for _ in range(3)]
    clients = [ClientWish(a_client().pk), ClientWish(a_client().pk), None]

    for _ in range(30):
        start = at("09:00", day=chance.choice([2, 3])) + timedelta(minutes=30 * chance.randrange(20))
        wish = a_wish(start, service, staff=chance.choice(staff), duration=timedelta(minutes=30))
        live = list(Booking.objects.not_cancelled().order_by("pk"))
        act = chance.choice(["create", "create", "move", "delete"]) if live else "create"
        chosen = chance.choice(live) if live else None
        try:
            if act == "create" or chosen is None:
                create_booking(wish, chance.choice(clients), actor=clerk)
            elif act == "move":
                edit_booking(chosen.pk, wish, version=chosen.version, actor=clerk)
            else:
                delete_bookings(Booking.objects.filter(pk=chosen.pk), actor=clerk)
        except TimeTaken:
            continue

        assert visits_as_stored() == visits_by_the_rule()
        assert_visits_say_what_their_bookings_say()

    assert list(wrong_sums()) == []


def assert_visits_say_what_their_bookings_say() -> None:
    rows = Booking.objects.not_cancelled().select_related("visit")
    assert {(row.client_id, row.starts_at.date()) for row in rows} == {
        (row.visit.client_id, row.visit.day) for row in rows
    }
    assert Visit.objects.filter(bookings=None).count() == 0
