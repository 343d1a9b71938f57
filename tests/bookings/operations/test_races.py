from functools import partial

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction

from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking, Visit
from daybook.bookings.operations import (
    create_booking,
    create_visit,
    delete_bookings,
    edit_booking,
    move_to_staff,
    set_status,
)
from daybook.bookings.rules.refusals import TimeTaken
from daybook.bookings.steps.races import races_refused
from daybook.bookings.wishes import ClientWish
from daybook.clients.models import Client
from daybook.locations.models import Location
from daybook.shared.errors import Stale
from daybook.shared.outcomes import BulkOutcome
from tests.bookings.operations.racing import at_once
from tests.bookings.operations.wishing import a_visit_wish, a_wish, at
from tests.factories import a_booking, a_client, a_staff_member, an_actor

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_fifty_who_want_one_slot_exactly_one_gets_it():
    olga, clerks = a_staff_member(), [an_actor() for _ in range(50)]
    wishes = [a_wish(at("10:00"), staff=olga) for _ in clerks]

    came = at_once(
        [partial(create_visit, a_visit_wish(wish), actor=clerk) for clerk, wish in zip(clerks, wishes, strict=True)]
    )

    assert sum(isinstance(result, Visit) for result in came) == 1
    assert sum(isinstance(result, TimeTaken) for result in came) == 49
    assert Booking.objects.count() == 1


def test_two_who_delete_at_once_both_get_a_true_answer():
    bookings = [a_booking() for _ in range(30)]
    first, second = an_actor(), an_actor()

    came = at_once([partial(delete_bookings, Booking.objects.all(), actor=clerk) for clerk in (first, second)])

    assert all(isinstance(outcome, BulkOutcome) for outcome in came)
    done = sorted(booking.pk for outcome in came for booking in outcome.done)
    refused = sorted((row.pk, refusal.code) for outcome in came for row, refusal in outcome.refused)
    assert done == [booking.pk for booking in bookings]
    assert refused == [(booking.pk, "already_deleted") for booking in bookings]
    assert {row.deleted_by_id for row in Booking.objects.all()} <= {first.user_id, second.user_id}


def test_of_two_who_edit_the_same_booking_the_second_is_told():
    booking = a_booking()
    clerks = [an_actor(), an_actor()]

    def edit(clerk, comment):
        wish = a_wish(booking.starts_at, staff=booking.staff, comment=comment)
        return edit_booking(booking.pk, wish, version=1, actor=clerk)

    came = at_once([lambda: edit(clerks[0], "one"), lambda: edit(clerks[1], "two")])

    assert sorted(type(result).__name__ for result in came) == ["Booking", "Stale"]
    assert any(isinstance(result, Stale) for result in came)
    assert Booking.objects.get().version == 2


def test_many_new_bookings_of_one_new_client_make_one_client_and_one_visit():
    clerks = [an_actor() for _ in range(6)]
    staff = [a_staff_member() for _ in clerks]
    bea = ClientWish(name="Bea", phone="+351912345678")

    came = at_once(
        [
            partial(create_booking, a_wish(at("10:00"), staff=member), bea, actor=clerk)
            for clerk, member in zip(clerks, staff, strict=True)
        ]
    )

    assert all(isinstance(result, Booking) for result in came)
    assert Client.objects.count() == 1
    assert Visit.objects.count() == 1
    assert {row.visit_id for row in Booking.objects.all()} == set(Visit.objects.values_list("pk", flat=True))


def test_bookings_that_cross_while_they_move_never_end_up_over_each_other():
    olga, pavel, ines = a_staff_member(), a_staff_member(), a_staff_member()
    ours, theirs = a_booking(staff=olga, starts_at=at("10:00")), a_booking(staff=pavel, starts_at=at("10:30"))
    clerks = [an_actor(), an_actor()]

    came = at_once(
        [
            lambda: move_to_staff(Booking.objects.filter(pk=ours.pk), ines.pk, actor=clerks[0]),
            lambda: move_to_staff(Booking.objects.filter(pk=theirs.pk), ines.pk, actor=clerks[1]),
        ]
    )

    assert sorted(len(outcome.done) for outcome in came) == [0, 1]
    assert Booking.objects.filter(staff=ines).count() == 1


def test_a_visit_that_splits_while_its_other_bookings_change_keeps_nobody_waiting_for_each_other():
    anna, olga = a_client(), a_staff_member()
    wishes = [a_wish(at(f"{hour}:00"), staff=olga) for hour in range(9, 18)]
    rows = list(create_visit(a_visit_wish(*wishes, client=anna), actor=an_actor()).bookings.order_by("starts_at"))
    Location.objects.update(visit_interval_minutes=15)
    going, staying = (rows[2], rows[5]), (rows[3], rows[4], rows[6], rows[7], rows[8])

    came = at_once(
        [
            *(partial(delete_bookings, Booking.objects.filter(pk=row.pk), actor=an_actor()) for row in going),
            *(
                partial(set_status, Booking.objects.filter(pk=row.pk), VisitStatus.CONFIRMED, actor=an_actor())
                for row in staying
            ),
        ]
    )

    assert [len(outcome.done) for outcome in came] == [1] * 7
    assert Visit.objects.filter(bookings__deleted_at=None).distinct().count() == 3


def test_what_only_the_database_sees_is_the_same_refusal():
    """Something that asks nobody, such as a script, takes the time between our question and our answer."""
    olga = a_staff_member()
    first, second = a_booking(staff=olga, starts_at=at("10:00")), a_booking(staff=olga, starts_at=at("12:00"))

    with pytest.raises(TimeTaken), transaction.atomic(), races_refused():
        Booking.objects.filter(pk=second.pk).update(starts_at=first.starts_at, ends_at=first.ends_at)


def test_a_deadlock_is_the_same_refusal():
    first, second = a_booking(), a_booking()

    def lock(one, other):
        with transaction.atomic(), races_refused():
            Booking.objects.select_for_update().get(pk=one.pk)
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_sleep(0.3)")
            return Booking.objects.select_for_update().get(pk=other.pk)

    came = at_once([lambda: lock(first, second), lambda: lock(second, first)])

    assert sorted(type(result).__name__ for result in came) == ["Booking", "TimeTaken"]


def test_other_constraints_are_no_race():
    booking = a_booking()

    with pytest.raises(IntegrityError) as error, transaction.atomic(), races_refused():
        Booking.objects.filter(pk=booking.pk).update(status=VisitStatus.ARRIVED + 5)

    assert isinstance(error.value.__cause__, psycopg.errors.CheckViolation)
