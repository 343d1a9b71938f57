"""A downloaded list that is uploaded again changes nothing, whatever stands in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import override

from daybook.bookings.choices import VisitStatus
from daybook.bookings.filters import BookingFilters
from daybook.bookings.sheets.download import Answer, download_register
from daybook.catalogue.columns import SERVICE_LIST
from daybook.catalogue.filters import ServiceFilters
from daybook.catalogue.models import Service, ServiceCategory, ServiceStaff
from daybook.clients.columns import CLIENT_LIST
from daybook.clients.filters import ClientFilters
from daybook.clients.models import Client
from daybook.locations.models import Location
from daybook.shared.listing.file import table_of_list
from daybook.shared.sheets.writing import write_table
from daybook.staff.columns import STAFF_LIST
from daybook.staff.filters import StaffFilters
from daybook.staff.models import Position, StaffMember
from daybook.uploads.choices import UploadSection
from daybook.uploads.sheets.bringing import Source, check_upload
from daybook.wizard.sheets.sections import ENGINES
from tests.factories import a_booking, a_location, a_service, an_actor

pytestmark = pytest.mark.django_db
TEN, HOUR = datetime(2026, 3, 2, 10, tzinfo=UTC), timedelta(hours=1)
NAMES = (
    "Anna Kovács",
    "anna kovacs",
    "Ёлка  Петрова",
    "ნინო ბერიძე",
    "安娜",
    "=1+1",
    "@SUM(A1)",
    "+351",
    "007",
    'O\'Neill, James; "Jim"',
    "A" * 200,
    "🙂 Bo",
    "Line\nbreak",
)
TEXTS = ("", "", "- no ammonia", "two\nlines", "=HYPERLINK(1)", " spaces ", "ж" * 3000)


def clients_at(place: Location, chance: Random) -> None:
    for number in range(40):
        Client.objects.create(
            location=place,
            name=chance.choice(NAMES),
            phone=f"+3519123456{number:02d}" if chance.random() < 0.7 else "",
            email=chance.choice(("", "anna@example.org", "ANNA@Example.org", "no address")),
            comment=chance.choice(TEXTS),
            retired_at=timezone.now() if chance.random() < 0.2 else None,
        )


def staff_at(place: Location, chance: Random) -> None:
    positions = [Position.objects.create(location=place, title=title) for title in ("Barber", "barber", "Мастер")]
    Position.objects.filter(pk=positions[0].pk).update(retired_at=timezone.now())
    for number in range(20):
        StaffMember.objects.create(
            location=place,
            name=chance.choice(NAMES),
            position=chance.choice([None, *positions]),
            place=number,
            retired_at=timezone.now() if chance.random() < 0.2 else None,
        )


def services_at(place: Location, chance: Random) -> None:
    staff_at(place, chance)
    members = list(StaffMember.objects.filter(location=place).order_by("pk"))
    shelves = [ServiceCategory.objects.create(location=place, title=title) for title in ("Hair", "Старое")]
    ServiceCategory.objects.filter(pk=shelves[1].pk).update(retired_at=timezone.now())
    for _number in range(25):
        lowest = Decimal(chance.randrange(100_000)) / 100
        service = Service.objects.create(
            location=place,
            name=chance.choice(NAMES),
            category=chance.choice(shelves),
            duration=chance.choice((60, 1000, 3600, int(timedelta(hours=24).total_seconds()))),
            price_min=lowest,
            price_max=lowest + chance.choice((0, 10)),
            retired_at=timezone.now() if chance.random() < 0.2 else None,
        )
        for member in chance.sample(members, chance.randrange(3)):
            ServiceStaff.objects.create(service=service, staff_member=member)


LISTS: dict[UploadSection, tuple[Any, Any, Any]] = {
    UploadSection.CLIENTS: (clients_at, CLIENT_LIST, ClientFilters),
    UploadSection.STAFF: (staff_at, STAFF_LIST, StaffFilters),
    UploadSection.SERVICES: (services_at, SERVICE_LIST, ServiceFilters),
}


SPOKEN = {"Russian": ("ru", "ru"), "out of Russian": ("ru", "en"), "into Russian": ("en", "ru")}
"""In which language the file is asked for, and in which it is brought in again."""


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("section", LISTS)
def test_a_downloaded_list_changes_nothing_and_differs_in_nothing(tmp_path: Path, section: UploadSection, seed: int):
    _bring_back(tmp_path, section, seed=seed)


@pytest.mark.parametrize("spoken", SPOKEN)
@pytest.mark.parametrize("section", LISTS)
def test_so_it_is_in_every_language_and_between_them(tmp_path: Path, section: UploadSection, spoken: str):
    _bring_back(tmp_path, section, seed=1, spoken=SPOKEN[spoken])


@pytest.mark.parametrize("spoken", SPOKEN)
def test_so_it_is_with_the_file_of_the_register(tmp_path: Path, spoken: str):
    actor = an_actor(location=a_location("Here"))
    for number, status in enumerate(VisitStatus):
        service = a_service("Стрижка", price=Decimal("1234.50"))
        a_booking(starts_at=TEN + number * HOUR, status=status, services=(service,), comment="Окно")
    asked, brought = SPOKEN[spoken]
    with override(asked):
        download_register(tmp_path / "register.xlsx", Answer(BookingFilters(QueryDict(""), actor)), actor=actor)

    with override(brought):
        upload = check_upload(Source(tmp_path / "register.xlsx"), ENGINES[UploadSection.BOOKINGS], actor=actor)

    assert (upload.rows_total, upload.rows_there, upload.rows_refused) == (4, 4, 0)


def _bring_back(folder: Path, section: UploadSection, *, seed: int, spoken: tuple[str, str] = ("en", "en")) -> None:
    make, listing, filters = LISTS[section]
    actor = an_actor(location=a_location("Here"))
    make(Location.objects.get(pk=actor.location_id), Random(seed))
    with override(spoken[0]):
        table = table_of_list(listing, filters(QueryDict(""), actor), sort="", columns=(), actor=actor)
        write_table(folder / "list.xlsx", table)

    with override(spoken[1]):
        upload = check_upload(Source(folder / "list.xlsx"), ENGINES[section], actor=actor)

    said = {problem["code"] for row in upload.rows.all() for problem in row.problems}
    assert (upload.rows_total, upload.rows_there, said) == (table.count, table.count, {"known"})
    assert table.count >= 20
