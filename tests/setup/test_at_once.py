"""A double click at the first steps: what is copied is copied once, and nobody meets a page that broke."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from functools import partial

import pytest

from daybook.access.choices import Role
from daybook.access.queries import actor_of, memberships_of
from daybook.catalogue.models import Service, ServiceCategory
from daybook.setup.operations import copy_location, fill_location
from daybook.setup.wishes import CopyWish, FillingWish, ServiceLine, StaffLine
from daybook.staff.models import Position, StaffMember
from tests.bookings.operations.racing import at_once
from tests.factories import a_location, a_membership, a_service, a_staff_member, a_user, an_actor

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_copy_that_is_clicked_twice_is_one_copy():
    owner, source = a_user(), a_location("Here")
    target = a_location("There", business=source.business)
    for place in (source, target):
        a_membership(Role.OWNER, user=owner, location=place)
    a_service("Haircut", location=source), a_staff_member("Rosa", location=source)
    actor = next(
        actor_of(one, channel="desk", request_id="r-1") for one in memberships_of(owner) if one.location_id == target.pk
    )

    answers = at_once([partial(copy_location, CopyWish(source.pk, with_staff=True), actor=actor)] * 3)

    assert sorted((copied.services, copied.staff) for copied in answers) == [(0, 0), (0, 0), (1, 1)]
    made = [model.objects.filter(location=target).count() for model in (Service, ServiceCategory, StaffMember)]
    assert made == [1, 1, 1]


def test_two_who_fill_a_location_at_once_share_its_positions_and_categories():
    actor = an_actor()
    wishes = [
        FillingWish((StaffLine(name, "Stylist"),), (ServiceLine("Cut", "Hair", timedelta(hours=1), Decimal(40)),))
        for name in ("Rosa", "Olga")
    ]

    answers = at_once([partial(fill_location, wish, actor=actor) for wish in wishes])

    assert answers == [None, None]
    assert (Position.objects.count(), ServiceCategory.objects.count(), StaffMember.objects.count()) == (1, 1, 2)
