"""The demo's files are what the script makes, and a whole believable salon."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain, pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import phonenumbers
import pytest

from daybook.bookings.choices import VisitStatus
from daybook.bookings.sheets.import_columns import BookingPlace, booking_checks, booking_columns, booking_of
from daybook.bookings.wishes import BookingIn
from daybook.shared.sheets.frames import SheetRow
from daybook.shared.sheets.known import Known
from daybook.shared.sheets.reading import open_table
from daybook.shared.sheets.rows import ReadRow, read_rows
from tools.demo_files.lists import LISTS
from tools.make_demo_files import make_demo_files

DEMO = Path(__file__).parents[2] / "demo"
SETUP: dict[str, Any] = json.loads((DEMO / "setup.json").read_text(encoding="utf-8"))
LISBON, TBILISI = SETUP["locations"]
ANCHOR = datetime(2026, 11, 22, tzinfo=UTC)


def services_of(location: dict[str, Any]) -> list[str]:
    return [service["name"] for category in location["service_categories"] for service in category["services"]]


def staff_of(location: dict[str, Any]) -> list[str]:
    return [member["name"] for member in location["staff"]]


def read(location: dict[str, Any], file: str) -> list[ReadRow]:
    place = BookingPlace(
        ZoneInfo(location["time_zone"]), timedelta(minutes=location["grid_minutes"]), location["country"]
    )
    staff = Known(dict(enumerate(staff_of(location), start=1)), place="Settings > Staff")
    services = Known(dict(enumerate(services_of(location), start=1)), place="Settings > Services")
    with open_table(DEMO / file) as table:
        return list(read_rows(table, booking_columns(place), checks=booking_checks(staff, services))[1])


def cells_of(path: Path) -> Iterator[SheetRow]:
    with open_table(path) as table:
        yield from table


@pytest.fixture(scope="module")
def bookings() -> dict[str, list[BookingIn]]:
    found = {}
    for location in (LISBON, TBILISI):
        rows = read(location, location["bookings_file"])
        assert [row.problems for row in rows if row.problems] == []
        found[location["name"]] = [booking_of(row) for row in rows]
    return found


def test_the_files_are_those_that_the_script_makes(tmp_path: Path) -> None:
    make_demo_files(tmp_path)

    assert (tmp_path / "setup.json").read_text(encoding="utf-8") == (DEMO / "setup.json").read_text(encoding="utf-8")
    for name in ("mistakes.xlsx", *LISTS, *(location["bookings_file"] for location in SETUP["locations"])):
        assert list(cells_of(tmp_path / name)) == list(cells_of(DEMO / name)), name


def test_the_files_are_small() -> None:
    assert sum(path.stat().st_size for path in DEMO.iterdir()) < 4_000_000


def test_the_salon_has_all_that_the_register_should_show(bookings: dict[str, list[BookingIn]]) -> None:
    every = list(chain.from_iterable(bookings.values()))

    assert sum(len(staff_of(location)) for location in SETUP["locations"]) == 9
    assert sum(len(location["service_categories"]) for location in SETUP["locations"]) == 8
    assert sum(len(services_of(location)) for location in SETUP["locations"]) == 40
    assert sum(len({booking.client_phone for booking in found}) for found in bookings.values()) == 3_000
    assert len(every) == 20_000
    assert LISBON["time_zone"] != TBILISI["time_zone"]
    assert LISBON["currency"] != TBILISI["currency"]


@pytest.mark.parametrize("location", [LISBON, TBILISI], ids=lambda location: location["name"])
def test_a_location_looks_like_a_real_one(location: dict[str, Any], bookings: dict[str, list[BookingIn]]) -> None:
    found = bookings[location["name"]]
    past = Counter(booking.status for booking in found if booking.starts_at < ANCHOR)
    coming = Counter(booking.status for booking in found if booking.starts_at > ANCHOR + timedelta(days=1))
    services = Counter(line.service_id for booking in found for line in booking.lines)

    assert set(past) == set(VisitStatus)
    assert past[VisitStatus.ARRIVED] > 0.8 * past.total()
    assert set(coming) == {VisitStatus.PENDING, VisitStatus.CONFIRMED}
    assert coming.total() > 100
    assert set(services) == set(range(1, len(services_of(location)) + 1))
    assert {len(booking.lines) for booking in found} >= {0, 1, 2}
    assert any(line.discount for booking in found for line in booking.lines)
    assert any(line.price is None for booking in found for line in booking.lines)
    assert any(booking.comment for booking in found)
    assert all(phonenumbers.is_valid_number(phonenumbers.parse(phone)) for phone in {b.client_phone for b in found})


@pytest.mark.parametrize("location", [LISBON, TBILISI], ids=lambda location: location["name"])
def test_nobody_is_in_two_places_but_for_a_few_that_were_squeezed_in(
    location: dict[str, Any], bookings: dict[str, list[BookingIn]]
) -> None:
    overlapping = {
        who: sum(
            getattr(first, who) == getattr(second, who) and first.starts_at + first.duration > second.starts_at
            for first, second in pairwise(
                sorted(bookings[location["name"]], key=lambda booking: (getattr(booking, who), booking.starts_at))
            )
        )
        for who in ("staff_id", "client_phone")
    }

    assert 0 < overlapping["staff_id"] <= 12
    assert overlapping["client_phone"] == 0


def test_names_are_of_many_scripts(bookings: dict[str, list[BookingIn]]) -> None:
    letters = {letter for found in bookings.values() for booking in found for letter in booking.client_name}

    assert letters >= set("ãçéöŁЖёЁნλمさ陈Հ")


def test_every_row_of_the_file_of_mistakes_is_found_out() -> None:
    rows = read(LISBON, "mistakes.xlsx")

    found = {str(row.cells[-1]): [problem.code for problem in row.problems] for row in rows}
    is_good = {str(row.cells[-1]): row.is_good for row in rows}
    innocent = {text for text in found if text.startswith(("Nothing", "The same", "Double"))}
    doubtful = {text for text in found if text.startswith("Warning")}
    assert {text for text, codes in found.items() if not codes} == innocent
    assert {text for text, good in is_good.items() if good} == innocent | doubtful
    assert len(found["Everything at once"]) == 10
    assert {code for codes in found.values() for code in codes} == {
        *("no_such_time", "no_time", "not_a_date", "empty", "skipped_time", "time_shown_twice", "no_such_name"),
        *("no_such_number", "not_a_phone", "not_seconds", "too_long", "very_short", "empty_name", "other_count"),
        *("total_only", "ambiguous_number", "not_a_number", "too_high", "tiny_discount", "no_such_status"),
        *("statuses_differ", "future"),
    }
