"""The first staff and services of a location: typed, or from an example; what is wrong loses nothing."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from daybook.access.choices import Right, Role
from daybook.catalogue.models import Service, ServiceStaff
from daybook.schedule.models import WeekPattern
from daybook.setup.operations import fill_location
from daybook.setup.wishes import FillingWish, ServiceLine, StaffLine
from daybook.shared.errors import Invalid, NotAllowed
from daybook.staff.models import StaffMember
from tests.access.doors import a_browser_of
from tests.factories import a_location, a_staff_member, an_actor
from tests.pages import faults_of_page

pytestmark = pytest.mark.django_db
HAIRCUT = ServiceLine("Haircut", "Hair", timedelta(hours=1), Decimal(40))
SHAVE = ServiceLine("Shave", "Hair", timedelta(minutes=30), Decimal("15.50"))
NINE_TO_FIVE = ((540, 1020),)


def lines(kind: str, *rows: dict[str, object]) -> dict[str, object]:
    fields = {f"{kind}-{number}-{name}": value for number, row in enumerate(rows) for name, value in row.items()}
    return {f"{kind}-TOTAL_FORMS": len(rows), f"{kind}-INITIAL_FORMS": 0} | fields


def sent(*, staff: Any = (), services: Any = (), **more: object) -> dict[str, object]:
    week = {"days": ["0", "4"], "hours": "9-17"}
    return lines("staff", *staff) | lines("services", *services) | week | more


def an_owner_of(location):
    return a_browser_of(Role.OWNER, location=location)


def test_everybody_gives_every_service_and_works_by_the_week_that_was_typed():
    here = a_location()

    answer = an_owner_of(here).post(
        f"/l/{here.pk}/setup/",
        sent(
            staff=[{"name": "Ines", "position": "Barber"}, {"name": "Tom", "position": "Barber"}, {"name": ""}],
            services=[{"name": "Haircut", "category": "", "minutes": "60", "price": "40,50"}, {"name": ""}],
        ),
        follow=True,
    )

    ines, tom = StaffMember.objects.order_by("place")
    haircut = Service.objects.get()
    assert (ines.position, ines.name, tom.name) == (tom.position, "Ines", "Tom")
    assert (haircut.duration, haircut.price_min, haircut.category.title) == (3600, Decimal("40.50"), "Services")
    assert set(ServiceStaff.objects.values_list("service_id", "staff_member_id")) == {
        (haircut.pk, ines.pk),
        (haircut.pk, tom.pk),
    }
    assert [row.spans for row in WeekPattern.objects.all()] == [[[[540, 1020]], [], [], [], [[540, 1020]], [], []]] * 2
    assert "Made: 2 staff members and 1 service." in answer.content.decode()


def test_an_example_fills_the_lines_and_makes_nothing_by_itself():
    here = a_location()

    page = an_owner_of(here).get(f"/l/{here.pk}/setup/?from=example").content.decode()

    assert 'value="Ines Carvalho"' in page
    assert 'value="Women&#x27;s haircut"' in page
    assert faults_of_page(page) == []
    assert (StaffMember.objects.count(), Service.objects.count()) == (0, 0)


def test_where_somebody_works_already_there_is_no_example():
    here = a_location()
    a_staff_member("Pavel Novák", location=here)

    page = an_owner_of(here).get(f"/l/{here.pk}/setup/?from=example").content.decode()

    assert "Pavel Novák" in page
    assert "Ines Carvalho" not in page


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"staff-0-name": "", "staff-0-position": "Barber"}, "This field is required."),
        ({"services-0-minutes": "soon"}, "Enter a whole number."),
        ({"services-0-price": "-1"}, "greater than or equal to 0"),
        ({"hours": "morning"}, "Write the hours as 10:00-14:00, 15:00-19:00."),
    ],
)
def test_what_is_wrong_is_said_at_its_line_and_the_rest_stays_typed(more, sentence):
    here = a_location()
    typed = sent(staff=[{"name": "Ines"}], services=[{"name": "Haircut", "minutes": "60", "price": "40"}])

    answer = an_owner_of(here).post(f"/l/{here.pk}/setup/", typed | more)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="Haircut"' in page
    assert (StaffMember.objects.count(), Service.objects.count()) == (0, 0)


def test_nothing_filled_in_is_said_as_it_is():
    here = a_location()

    page = an_owner_of(here).post(f"/l/{here.pk}/setup/", sent(), follow=True).content.decode()

    assert "Nothing was filled in, so nothing was made." in page


def test_only_full_access_fills_a_location():
    here = a_location()

    assert a_browser_of(Role.MANAGER, location=here).get(f"/l/{here.pk}/setup/").status_code == 403
    with pytest.raises(NotAllowed):
        fill_location(FillingWish(staff=(StaffLine("Ines"),)), actor=an_actor(Right.CALENDAR, location=here))


def test_what_comes_later_is_given_by_everybody_who_is_there():
    actor = an_actor()
    fill_location(FillingWish((StaffLine("Ines"),), (HAIRCUT,), (NINE_TO_FIVE,) * 7), actor=actor)

    fill_location(FillingWish((StaffLine("Tom"),), (SHAVE,)), actor=actor)

    assert ServiceStaff.objects.count() == 4
    assert WeekPattern.objects.count() == 1


def test_all_is_made_or_nothing():
    actor = an_actor()
    endless = ServiceLine("Endless", "Hair", timedelta(days=2), Decimal(1))

    with pytest.raises(Invalid):
        fill_location(FillingWish((StaffLine("Ines"),), (HAIRCUT, endless)), actor=actor)

    assert (StaffMember.objects.count(), Service.objects.count()) == (0, 0)
