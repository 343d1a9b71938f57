"""Asked for the same days again, the feed says whether anything of them is another than before."""

from datetime import UTC, datetime, timedelta

import pytest

from daybook.access.choices import Right, Role
from daybook.staff.models import StaffMember
from tests.access.doors import a_browser_of
from tests.factories import a_booking, a_client, a_location

pytestmark = pytest.mark.django_db

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def here():
    return a_location()


@pytest.fixture
def desk(here):
    return a_browser_of(Role.ADMINISTRATOR, location=here)


@pytest.mark.django_db(transaction=True)  # a row that is changed twice in one transaction looks the same after it
def test_whoever_has_the_days_already_is_told_so_until_something_of_them_changes(here, desk):
    anna = a_client("Anna", location=here)
    booking = a_booking(location=here, starts_at=TEN, client=anna)
    address = f"/l/{here.pk}/calendar/feed/?date=2026-03-02"
    tag = desk.get(address)["ETag"]

    def is_same():
        return desk.get(address, headers={"If-None-Match": tag}).status_code == 304

    assert is_same()
    a_booking(location=here, starts_at=TEN + timedelta(days=1), staff=booking.staff, client=anna)
    assert is_same()
    StaffMember.objects.filter(pk=booking.staff_id).update(name="Rosa M.")
    assert not is_same()
    tag = desk.get(address)["ETag"]
    anna.name = "Anna K."
    anna.save()
    assert not is_same()
    assert desk.get(address).json()["cards"][0]["client"] == "Anna K."


def test_the_tag_of_one_person_is_no_answer_for_another(here, desk):
    a_booking(location=here, starts_at=TEN)
    blind = a_browser_of(Role.ADMINISTRATOR, location=here, **{Right.CALENDAR_PHONES.value: False})
    address = f"/l/{here.pk}/calendar/feed/?date=2026-03-02"

    answer = blind.get(address, headers={"If-None-Match": desk.get(address)["ETag"]})

    assert (answer.status_code, answer.json()["cards"][0]["phone"]) == (200, "")
