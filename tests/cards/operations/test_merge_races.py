"""Two who merge at once: each gets a true answer, and no booking is lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from daybook.bookings.models import Booking
from daybook.bookings.operations import create_visit
from daybook.cards.operations import delete_client, merge_clients
from daybook.cards.operations.delete import InUse
from daybook.clients.models import Client
from daybook.shared.errors import DomainError, Invalid, Stale
from tests.bookings.operations.wishing import a_visit_wish, a_wish, at
from tests.cards.merging import into
from tests.factories import a_booking, a_client, an_actor

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """What each act came to, a value or what it raised, when all were begun at one moment."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait(timeout=10)
            return act()
        except DomainError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_of_two_who_merge_a_pair_both_ways_one_is_told_what_the_other_did():
    anna, double = a_client("Anna"), a_client("Ana")
    a_booking(client=anna), a_booking(client=double)
    one, other = an_actor(), an_actor()

    answers = at_once(
        lambda: merge_clients(into(anna, double), actor=one),
        lambda: merge_clients(into(double, anna), actor=other),
    )

    told = [answer for answer in answers if isinstance(answer, Stale)]
    assert len(told) == 1
    assert "was merged into" in str(told[0])
    kept = Client.objects.get()
    assert set(Booking.objects.values_list("client_id", flat=True)) == {kept.pk}


def test_a_booking_made_while_its_client_is_merged_or_deleted_is_of_somebody_who_is_there():
    anna, double, lonely = a_client("Anna"), a_client("Ana"), a_client("Lonely")
    clerk, owner = an_actor(), an_actor()
    first, second = a_wish(at("10:00")), a_wish(at("15:00"))

    made, _merged, booked, deleted = at_once(
        lambda: create_visit(a_visit_wish(first, client=double), actor=clerk),
        lambda: merge_clients(into(anna, double), actor=owner),
        lambda: create_visit(a_visit_wish(second, client=lonely), actor=clerk),
        lambda: delete_client(lonely.pk, actor=owner),
    )

    there = set(Client.objects.values_list("pk", flat=True))
    assert set(Booking.objects.values_list("client_id", flat=True)) <= there
    assert double.pk not in there
    assert isinstance(deleted, InUse) is not isinstance(booked, Invalid)
    assert isinstance(made, Invalid) or made.pk
