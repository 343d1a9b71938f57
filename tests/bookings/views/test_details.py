from __future__ import annotations

import pytest
from django.http import QueryDict

from daybook.access.choices import Role
from daybook.bookings.models import Booking
from daybook.bookings.operations.delete import delete_bookings
from daybook.locations.models import Location
from tests.access.doors import a_browser_of
from tests.bookings.views.desk import address_of, the_register, words_of
from tests.factories import a_booking, a_client, a_location, a_service, a_user, an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Location:
    return a_location("Here")


def test_info_on_a_deleted_booking_says_who_deleted_it_when_and_through_what(here: Location):
    cut = a_service("Cut", location=here)
    booking = a_booking(location=here, client=a_client("Anna Berg", location=here), services=(cut,), paid=10)
    delete_bookings(
        Booking.objects.filter(pk=booking.pk), actor=an_actor(location=here, user=a_user("Pia Desk"), channel="api")
    )
    booking.refresh_from_db()

    dialog = words_of(a_browser_of(Role.OWNER, location=here).get(address_of("info", here, booking_id=booking.pk)))

    for words in (
        "by Pia Desk , through: API.",
        "Anna Berg",
        "Cut €40.00 1 €40.00",
        "€10.00, Payment, Cash",
        "Book again",
    ):
        assert words in dialog
    assert "Edit" not in dialog.split("History of changes")[1]


def test_info_on_a_live_booking_offers_to_edit_it_and_knows_the_way_back(here: Location):
    booking = a_booking(location=here)
    page = "http://testserver" + the_register(here, cancelled="no")

    dialog = a_browser_of(Role.OWNER, location=here).get(
        address_of("info", here, booking_id=booking.pk), headers={"HX-Request": "true", "HX-Current-URL": page}
    )

    edit = QueryDict(dialog.context["edit_url"].partition("?")[2])
    assert (edit["visit"], edit["back"]) == (str(booking.visit_id), the_register(here, cancelled="no"))
    assert dialog.context["again_url"] == ""


def test_payments_and_phones_are_told_to_those_only_who_may_see_them(here: Location):
    client = a_client("Anna Berg", phone="+351912345678", location=here)
    booking = a_booking(location=here, client=client, price=40, paid=40)
    address = address_of("info", here, booking_id=booking.pk)
    blind = a_browser_of(Role.MANAGER, location=here, records_finances_access=False, dash_records_phones_access=False)

    dialog = blind.get(address)

    assert (dialog.context["row"]["payments"], "912345678" in dialog.content.decode()) == ([], False)


def test_there_is_no_info_on_bookings_that_one_may_not_see(here: Location):
    foreign = a_booking(location=a_location("Elsewhere"))
    other = a_booking(location=here)
    own = a_booking(location=here)
    limited = a_browser_of(Role.ADMINISTRATOR, location=here, master_id=own.staff_id)

    answers = [
        limited.get(address_of("info", here, booking_id=number)).status_code
        for number in (own.pk, other.pk, foreign.pk, 10**12)
    ]

    assert answers == [200, 404, 404, 404]
