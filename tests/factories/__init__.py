"""Things as tests need them, with dull defaults; a test names only what it is about."""

from tests.factories.bookings import a_booking, a_booking_category, a_line, a_payment
from tests.factories.people import a_client, a_client_category, a_membership, a_staff_member, a_user, an_actor
from tests.factories.places import a_business, a_location, a_position, a_service, a_service_category
from tests.factories.uploads import a_received_file, an_upload

__all__ = [
    "a_booking",
    "a_booking_category",
    "a_business",
    "a_client",
    "a_client_category",
    "a_line",
    "a_location",
    "a_membership",
    "a_payment",
    "a_position",
    "a_received_file",
    "a_service",
    "a_service_category",
    "a_staff_member",
    "a_user",
    "an_actor",
    "an_upload",
]
