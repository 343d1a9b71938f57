"""An act in words: what became of each thing, from what to what, and nothing in names of fields."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection

from daybook.access.choices import Role
from daybook.access.models import Membership
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from daybook.bookings.operations import create_booking, delete_bookings, edit_booking
from daybook.bookings.wishes import ClientWish, LineWish
from daybook.clients.models import Client
from daybook.payments.choices import PaymentMethod
from daybook.payments.operations import add_payment
from daybook.shared.actor import Actor
from tests.bookings.operations.wishing import a_wish, at
from tests.changelog.reading import anew, entries, headlines, told
from tests.factories import (
    a_client,
    a_location,
    a_membership,
    a_service,
    a_staff_member,
    a_user,
    an_actor,
)
from tests.factories.places import the_location

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> Actor:
    return an_actor(user=a_user("Olga Desk"))


@pytest.fixture
def booking(clerk: Actor) -> Booking:
    """Anna, with Pavel, on Monday at ten, for a haircut of 40 euros."""
    wish = a_wish(at("10:00"), a_service("Haircut", price=40), staff=a_staff_member("Pavel"))
    return create_booking(wish, ClientWish(a_client("Anna").pk), actor=anew(clerk))


def test_a_booking_that_is_made_is_one_entry_with_its_services(booking: Booking, clerk: Actor):
    made = entries(clerk, "thing=booking")[0]

    assert told(made) == [
        (
            "Created",
            f"Booking {booking.pk} Anna",
            [
                ("Client", "", "Anna"),
                ("Staff member", "", "Pavel"),
                ("Start", "", "2 Mar 2026, 10:00"),
                ("End", "", "2 Mar 2026, 11:00"),
                ("Visit status", "", "Pending"),
                ("Service", "", "Haircut €40.00"),
            ],
        )
    ]
    assert (made.who, made.through, made.address, made.sums) == ("Olga Desk", "desk", "192.0.2.7", ())


def test_a_booking_that_got_another_time_was_moved(booking: Booking, clerk: Actor):
    wish = a_wish(at("11:30"), staff=booking.staff, lines=(LineWish(booking.service_ids[0]),))

    edit_booking(booking.pk, wish, version=1, actor=anew(clerk))

    [moved] = told(entries(clerk, "thing=booking&action=changed")[0])
    assert moved == (
        "Moved",
        f"Booking {booking.pk} Anna",
        [("Start", "2 Mar 2026, 10:00", "2 Mar 2026, 11:30"), ("End", "2 Mar 2026, 11:00", "2 Mar 2026, 12:30")],
    )


def test_one_saving_of_time_status_and_services_is_one_entry(booking: Booking, clerk: Actor):
    colour = a_service("Colour", price=70)
    wish = a_wish(at("10:30"), staff=booking.staff, duration=timedelta(minutes=30), lines=(LineWish(colour.pk),))

    edit_booking(booking.pk, replace(wish, status=VisitStatus.CONFIRMED), version=1, actor=anew(clerk))

    [part] = told(entries(clerk, "action=changed")[0])
    assert part == (
        "Changed",
        f"Booking {booking.pk} Anna",
        [
            ("Start", "2 Mar 2026, 10:00", "2 Mar 2026, 10:30"),
            ("Visit status", "Pending", "Confirmed"),
            ("Service", "", "Colour €70.00"),
            ("Service", "Haircut €40.00", ""),
        ],
    )


def test_a_payment_is_told_under_its_booking(booking: Booking, clerk: Actor):
    add_payment(booking.pk, Decimal(25), PaymentMethod.CARD, form_key=uuid4(), actor=anew(clerk))

    [part] = told(entries(clerk, "thing=payment")[0])
    assert part == ("Payment", f"Booking {booking.pk} Anna", [("Payment", "", "€25.00, card")])


def test_a_deleted_booking_is_deleted_and_not_changed(booking: Booking, clerk: Actor):
    delete_bookings(Booking.objects.filter(pk=booking.pk), actor=anew(clerk))

    assert headlines(clerk, "action=deleted") == [f"Deleted Booking {booking.pk} Anna"]


def test_more_things_than_a_list_can_tell_are_told_as_a_number(clerk: Actor):
    place = the_location()

    Client.objects.bulk_create(Client(location=place, name=f"Anna {number}") for number in range(12))

    [entry] = entries(clerk, "thing=client")
    assert ("Created", "Client", 12) in [(each.what, each.label, each.number) for each in entry.sums]


def test_names_of_things_are_said_and_not_their_numbers(clerk: Actor):
    member = a_staff_member("Pavel")
    service = a_service("Haircut", price=40, staff=member)

    service.price_min, service.price_max = 45, 50
    service.save()

    changes = {part.name: part for entry in entries(clerk, "thing=service") for part in entry.parts}
    assert changes["Haircut"].label == "Service"
    given = [each for part in changes.values() for each in part.fields if each.field == "Given by"]
    assert [each.after for each in given] == ["Pavel"]


def test_rights_are_told_in_the_words_of_the_rights(clerk: Actor):
    membership = a_membership(Role.ADMINISTRATOR, user=a_user("Ivo"))

    rosa = a_staff_member("Rosa")

    switched = {"delete_records_access": False, "last_days_count": 7, "master_id": rosa.pk}
    Membership.objects.filter(pk=membership.pk).update(role=Role.MANAGER, switched=switched)

    parts = {part.name: part for entry in entries(clerk, "thing=rights") for part in entry.parts}
    assert ("Role", "Manager") in [(each.field, each.after) for each in parts["Ivo"].fields]
    said = next(each.after for each in parts["Ivo"].fields if each.field == "Single rights")
    assert said == "delete bookings: no; Days back in the calendar: 7 days; Bookings of: Rosa"


def test_values_that_were_blanked_leave_an_entry_that_can_be_read(clerk: Actor):
    client = a_client("Anna", phone="+351912000001")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE clients_clientevent DISABLE TRIGGER USER")
        cursor.execute("UPDATE clients_clientevent SET name = '', phone = '' WHERE pgh_obj_id = %s", [client.pk])
        cursor.execute("ALTER TABLE clients_clientevent ENABLE TRIGGER USER")

    [entry] = entries(clerk, f"client={client.pk}")
    assert told(entry) == [("Created", f"Client {client.pk}", [])]


def test_another_locations_changes_are_never_told(booking: Booking):
    stranger = an_actor(location=a_location("Elsewhere"))

    assert entries(stranger, f"booking={booking.pk}") == []
    assert not [part for entry in entries(stranger) for part in entry.parts if part.thing in {"booking", "client"}]
