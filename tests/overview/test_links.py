"""Every number of every report leads to exactly the bookings that it stands for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db.models import F, Sum
from django.db.models.functions import Greatest

from daybook.access.choices import Limit, Role
from daybook.bookings.filters import BookingFilters
from daybook.bookings.models import BookingQuerySet
from daybook.overview.choices import Report
from daybook.shared.templatetags.shown import money
from tests.access.doors import a_browser_of
from tests.bookings.world import World, a_world
from tests.factories import an_actor
from tests.overview.reading import Way, ways_on

pytestmark = pytest.mark.django_db

NOTHING = Decimal(0)
SUMS = {
    "cost": Sum("cost", default=NOTHING),
    "paid": Sum("paid", default=NOTHING),
    "due": Sum(Greatest(F("cost") - F("paid"), NOTHING), default=NOTHING),
    "discount": Sum(F("price") - F("cost"), default=NOTHING),
}
DAYS = "visit_from=2026-03-16&visit_to=2026-04-12"


def ways_of(report: Report, question: str, browser, here) -> list[Way]:
    page = browser.get(f"/l/{here.pk}/overview/?{question}&report={report}")
    assert page.status_code == 200
    return ways_on(page.content.decode())


def wrong(ways: list[Way], here, limits: dict[Limit, int] | None = None) -> list[str]:
    """What the register says otherwise."""
    actor = an_actor(location=here, limits=limits)
    found = []
    for way in ways:
        rows = BookingFilters(way.question, actor).rows()
        if rows.count() != way.bookings:
            found.append(f"{way.text}: {way.bookings} bookings, the register finds {rows.count()}: {way.url}")
        if way.money and money(sum_of(way.money, rows), here) != way.text:
            found.append(f"{way.text}: {way.money} is {money(sum_of(way.money, rows), here)}: {way.url}")
    return found


def sum_of(name: str, rows: BookingQuerySet) -> Decimal:
    return Decimal(rows.aggregate(sum=SUMS[name])["sum"])


def questions(world: World) -> list[str]:
    first, second = world.staff[:2]
    return [
        DAYS,
        f"{DAYS}&staff={first.pk}&staff={second.pk}",
        f"{DAYS}&position={world.positions[0].pk}&position={world.positions[1].pk}",
        "visit_from=2026-03-01&visit_to=2026-06-30",
        "visit_from=2026-03-29&visit_to=2026-03-29",
    ]


def test_every_number_leads_to_its_bookings():
    world = a_world(120)
    browser = a_browser_of(Role.OWNER, location=world.location)

    ways = [
        way
        for question in questions(world)
        for report in Report
        for way in ways_of(report, question, browser, world.location)
    ]

    assert wrong(ways, world.location) == []
    assert len(ways) > 500
    assert len([way for way in ways if way.bookings]) > 300


def test_limits_bound_the_reports_as_they_bound_the_register():
    world = a_world(120)
    only = {Limit.ONLY_STAFF: world.staff[0].pk}
    browser = a_browser_of(Role.ADMINISTRATOR, location=world.location, **{Limit.ONLY_STAFF: world.staff[0].pk})

    ways = [way for report in Report for way in ways_of(report, DAYS, browser, world.location)]

    assert wrong(ways, world.location, only) == []
