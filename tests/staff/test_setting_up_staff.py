"""Positions and staff members come in, and are dismissed without losing what they did."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import ProtectedError
from django.db.utils import IntegrityError

from daybook.access.choices import Right
from daybook.bookings.models import Booking
from daybook.shared.errors import Invalid, NotAllowed
from daybook.staff.models import Position, StaffMember
from daybook.staff.operations import create_position, create_staff_member, retire_position, retire_staff_member
from tests.factories import a_booking, a_location, a_position, a_staff_member, an_actor

pytestmark = pytest.mark.django_db


def test_a_staff_member_has_a_position_of_their_own_location():
    manager = an_actor(Right.SETTINGS)
    barber = create_position("Barber", actor=manager)

    joao = create_staff_member("João", barber.pk, actor=manager)

    assert (joao.location_id, joao.position) == (manager.location_id, barber)


def test_a_position_of_another_location_is_no_position_here():
    manager = an_actor(Right.SETTINGS)
    elsewhere = a_position(location=a_location("Elsewhere"))

    with pytest.raises(Invalid) as refused:
        create_staff_member("João", elsewhere.pk, actor=manager)

    assert set(refused.value.fields) == {"position"}


def test_the_database_itself_keeps_a_position_within_its_location():
    member = a_staff_member(location=a_location("Here"))

    StaffMember.objects.filter(pk=member.pk).update(position=a_position(location=a_location("Elsewhere")))

    with pytest.raises(IntegrityError), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_position_stands_once_and_has_a_title():
    manager = an_actor(Right.SETTINGS)
    create_position("Barber", actor=manager)

    for title in ("Barber", " Barber ", " "):
        with pytest.raises(Invalid):
            create_position(title, actor=manager)

    assert Position.objects.count() == 1


def test_a_dismissed_staff_member_keeps_their_bookings():
    booking = a_booking()

    dismissed = retire_staff_member(booking.staff_id, actor=an_actor(Right.SETTINGS))

    assert dismissed.retired_at is not None
    assert list(Booking.objects.filter(staff=dismissed)) == [booking]


def test_dismissing_twice_changes_nothing():
    manager, member = an_actor(Right.SETTINGS), a_staff_member()
    first = retire_staff_member(member.pk, actor=manager).retired_at

    second = retire_staff_member(member.pk, actor=manager).retired_at

    assert first == second


def test_a_staff_member_with_bookings_cannot_be_deleted_under_them():
    booking = a_booking()

    with pytest.raises(ProtectedError):
        booking.staff.delete()


def test_a_retired_position_stays_with_whoever_has_it():
    barber = a_position("Barber")
    joao = a_staff_member("João", position=barber)

    retire_position(barber.pk, actor=an_actor(Right.SETTINGS))

    joao.refresh_from_db()
    assert joao.position == barber


@pytest.mark.parametrize("act", [lambda a: create_position("Barber", actor=a), lambda a: retire_position(1, actor=a)])
def test_the_staff_are_changed_only_with_the_right(act):
    with pytest.raises(NotAllowed):
        act(an_actor(Right.REGISTER))
