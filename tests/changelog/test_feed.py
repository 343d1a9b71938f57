"""What the triggers note: one row for each statement, whatever wrote it, and nobody can rewrite it."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, transaction

from daybook.access.choices import Role
from daybook.bookings.models import Booking
from daybook.bookings.operations import delete_bookings
from daybook.changelog.grants import feed_change_log, unfed
from daybook.changelog.models import Change
from daybook.clients.models import Client
from daybook.shared.history import event_rows
from tests.changelog.reading import anew
from tests.factories import a_booking, a_client, a_location, a_membership, a_user, an_actor
from tests.factories.places import the_location

pytestmark = pytest.mark.django_db


def noted(thing: str) -> list[tuple[str, int]]:
    return list(Change.objects.filter(thing=thing).order_by("pk").values_list("action", "number"))


def test_a_statement_that_writes_many_rows_is_noted_once():
    place = the_location()

    Client.objects.bulk_create(Client(location=place, name=f"Anna {number}") for number in range(200))

    assert noted("client") == [("made", 200)]
    change = Change.objects.get(thing="client")
    spanned = event_rows("clients.ClientEvent").filter(pgh_id__range=(change.first_id, change.last_id))
    assert (spanned.count(), change.location_id) == (200, place.pk)


def test_rows_of_two_locations_in_one_statement_are_noted_at_each():
    here, there = a_location("Here"), a_location("There")
    Client.objects.bulk_create([Client(location=here, name="Anna"), Client(location=there, name="Boris")])

    Client.objects.update(comment="asked")

    changed = Change.objects.filter(thing="client", action="changed")
    assert sorted(changed.values_list("location_id", "number")) == [(here.pk, 1), (there.pk, 1)]


def test_a_deletion_is_the_moment_when_a_booking_is_marked_and_what_follows_is_a_change():
    booking = a_booking()
    actor = an_actor()

    delete_bookings(Booking.objects.filter(pk=booking.pk), actor=actor)
    Booking.objects.filter(pk=booking.pk).update(comment="they called later")

    assert [action for action, _number in noted("booking")][-2:] == ["deleted", "changed"]


def test_a_change_of_a_user_is_noted_wherever_they_work():
    person = a_user("Olga Desk")
    places = [a_location("Here"), a_location("There")]
    for place in places:
        a_membership(Role.MANAGER, user=person, location=place)
    a_location("Elsewhere")

    person.name = "Olga Manager"
    person.save()

    noted_at = Change.objects.filter(thing="user", action="changed").values_list("location_id", flat=True)
    assert sorted(noted_at) == [place.pk for place in places]


def test_all_that_one_click_did_is_one_act_and_the_next_click_another():
    bookings = [a_booking(), a_booking()]
    actor = an_actor()

    for booking in bookings:
        delete_bookings(Booking.objects.filter(pk=booking.pk), actor=anew(actor))

    acts = Change.objects.filter(by_user_id=actor.user_id, action="deleted").values_list("act", flat=True)
    assert len(set(acts)) == 2


@pytest.mark.parametrize("statement", ["UPDATE changelog_change SET number = 0", "DELETE FROM changelog_change"])
def test_nobody_can_rewrite_it(statement: str):
    a_client("Anna")

    with (
        pytest.raises(ProgrammingError, match="Cannot update or delete"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_what_a_table_of_history_held_before_it_fed_the_log_is_noted_when_it_does():
    place = the_location()
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER change_log ON clients_clientevent")
    Client.objects.bulk_create(Client(location=place, name=f"Anna {number}") for number in range(3))
    assert (noted("client"), unfed()) == ([], ["clients_clientevent"])

    feed_change_log()

    assert (noted("client"), unfed()) == ([("made", 3)], [])
    a_client("Boris", location=place)
    assert noted("client") == [("made", 3), ("made", 1)]
