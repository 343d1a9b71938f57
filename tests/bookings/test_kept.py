"""What bookings refer to can be retired, and never be deleted under them."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Model, ProtectedError

from tests.factories import a_booking, a_booking_category, a_service

pytestmark = pytest.mark.django_db


@pytest.fixture
def referred_to():
    """All that one booking refers to, by name."""
    service, label = a_service(), a_booking_category()
    booking = a_booking(services=(service,), categories=(label,), paid=5)
    return {
        "location": booking.location,
        "staff": booking.staff,
        "client": booking.client,
        "visit": booking.visit,
        "service": service,
        "service category": service.category,
        "booking category": label,
        "booking": booking,
    }


@pytest.mark.parametrize("name", ["location", "staff", "client", "visit", "service", "booking category", "booking"])
def test_it_cannot_be_deleted(referred_to, name):
    with pytest.raises(ProtectedError):
        referred_to[name].delete()


@pytest.mark.parametrize("name", ["location", "staff", "client", "visit", "service", "service category"])
def test_not_even_by_hand_in_the_database(referred_to, name):
    with pytest.raises(IntegrityError), transaction.atomic():
        delete_by_hand(referred_to[name])


def delete_by_hand(thing: Model) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {thing._meta.db_table} WHERE id = %s", [thing.pk])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
