import pytest

from daybook.access.choices import Right
from daybook.bookings.models import BookingCategory
from daybook.bookings.operations import create_category
from daybook.shared.errors import Invalid, NotAllowed
from tests.factories import a_booking_category, a_location, an_actor

pytestmark = pytest.mark.django_db


def test_a_label_belongs_to_the_location():
    owner = an_actor()

    made = create_category(" VIP ", color="#f59f00", icon="crown", actor=owner)

    assert (made.title, made.color, made.icon, made.location_id) == ("VIP", "#f59f00", "crown", owner.location_id)


def test_a_title_stands_once_at_a_location_and_all_faults_are_told():
    owner = an_actor()
    a_booking_category("VIP")

    with pytest.raises(Invalid) as refused:
        create_category("VIP", color="red", actor=owner)

    assert set(refused.value.fields) == {"title", "color"}
    assert BookingCategory.objects.of(an_actor(location=a_location("Aurora Porto"))).filter(title="VIP").count() == 0


def test_settings_are_needed():
    with pytest.raises(NotAllowed):
        create_category("VIP", color="#f59f00", actor=an_actor(Right.EDIT_BOOKINGS))
