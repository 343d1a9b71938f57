"""Uploaded bookings are gathered into visits by the very rule that the desk's are."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from random import Random

import pytest

from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking, Visit
from daybook.bookings.rules.visits import Span, visits_among
from daybook.bookings.sheets.upload import BOOKINGS
from daybook.shared.sheets.rows import ReadRow
from daybook.uploads.operations import begin_writing, write_rows
from tests.bookings.operations.wishing import at
from tests.factories import a_location, a_staff_member, an_actor
from tests.uploads.staging import staged

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.mark.parametrize("seed", range(8))
def test_visits_are_those_of_the_rule_however_the_rows_are_cut_up(seed):
    chance = Random(seed)
    actor = an_actor(location=a_location(visit_interval_minutes=60))
    staff = [a_staff_member().pk for _member in range(4)]

    for _file in range(3):
        upload = staged(_rows(staff, chance), BOOKINGS, actor)
        begin_writing(upload.pk, good_rows_only=True, here=True, actor=actor)
        after = 0
        while last := write_rows(upload.pk, BOOKINGS, after=after, at_most=chance.randrange(1, 12), actor=actor).last:
            after = last

    assert _visits() == _by_the_rule(actor.zone)
    assert Visit.objects.filter(bookings=None).count() == 0


def _rows(staff: list[int], chance: Random) -> list[ReadRow]:
    """Thirty bookings of three clients on two days, any of them following or overlapping any other."""
    return [_row(number, chance.choice(staff), chance) for number in range(2, 32)]


def _row(number: int, staff_id: int, chance: Random) -> ReadRow:
    quarter = timedelta(minutes=15)
    values = {
        "starts_at": at("08:00", day=chance.choice((2, 3))) + quarter * chance.randrange(56),
        "duration": quarter * chance.randrange(1, 5),
        "staff": staff_id,
        "client_phone": f"+35191234567{chance.randrange(3)}",
        "client_name": "Anna",
        "services": (),
        "line_prices": (),
        "line_discounts": (),
        "comment": "",
        "status": VisitStatus.ARRIVED,
        "created_at": None,
    }
    return ReadRow(number, (), values, ())


def _visits() -> list[list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for pk, visit_id in Booking.objects.order_by("pk").values_list("pk", "visit_id"):
        found[visit_id].append(pk)
    return sorted(found.values())


def _by_the_rule(zone) -> list[list[int]]:
    parties = defaultdict(list)
    for row in Booking.objects.all():
        parties[row.client_id, row.starts_at.astimezone(zone).date()].append(Span(row.starts_at, row.ends_at, row.pk))
    return sorted(sorted(visit) for spans in parties.values() for visit in visits_among(spans, HOUR))
