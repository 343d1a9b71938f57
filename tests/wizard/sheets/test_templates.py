"""Templates and filled examples are what the check understands, at any location and in any language of ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import translation

from daybook.bookings.models import Booking
from daybook.clients.models import Client
from daybook.shared.sheets.columns import heading_key, match_headings
from daybook.shared.sheets.frames import SheetRow
from daybook.shared.sheets.reading import open_table
from daybook.uploads.choices import UploadSection
from daybook.uploads.sheets.bringing import Source, check_upload, write_upload
from daybook.uploads.sheets.template import write_template
from daybook.wizard.choices import FIELDS
from daybook.wizard.sheets.sections import ENGINES
from daybook.wizard.sheets.templates import TEMPLATES
from tests.factories import a_location, a_position, a_service, a_service_category, a_staff_member, an_actor

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[3]
SECTIONS = list(UploadSection)


PLACES: dict[str, dict[str, Any]] = {
    "Lisbon": {},
    "Tokyo": {"time_zone": "Asia/Tokyo", "currency": "JPY", "country": "JP"},
    "Tbilisi": {"time_zone": "Asia/Tbilisi", "currency": "GEL", "country": "GE", "grid_minutes": 45},
}


@pytest.fixture(params=PLACES)
def actor(request, db):
    """Somebody at a location of some country, currency and grid, with staff and services of its own."""
    location = a_location(request.param, **PLACES[request.param])
    nails = a_service_category("Nails, and more", location=location)
    for name in ("ნინო ბერიძე", "Inês Carvalho"):
        member = a_staff_member(name, position=a_position(location=location), location=location)
        a_service(f"Manicure by {name}", price=35, duration=2700, category=nails, staff=member)
    for _time in range(2):
        a_service("Namesake", category=nails)
        a_staff_member("Namesake", location=location)
    return an_actor(location=location)


def a_template(path, section, actor, *, is_filled):
    write_template(path, TEMPLATES[section](actor), FIELDS[section], is_filled=is_filled)
    return Source(path)


def names_of(section, actor):
    return {each.column.name for each in TEMPLATES[section](actor).columns}


@pytest.mark.parametrize("section", SECTIONS)
def test_a_filled_example_is_checked_without_a_word(tmp_path, section, actor):
    example = a_template(tmp_path / "example.xlsx", section, actor, is_filled=True)

    upload = check_upload(example, ENGINES[section], actor=actor)

    said = [problem for row in upload.rows.exclude(verdict="there") for problem in row.problems]
    assert (said, upload.rows_refused) == ([], 0)
    assert upload.rows_total >= 4
    assert set(upload.places) == names_of(section, actor)


@pytest.mark.parametrize("section", SECTIONS)
def test_an_empty_template_has_every_heading_and_no_row(tmp_path, section, actor):
    template = a_template(tmp_path / "template.xlsx", section, actor, is_filled=False)

    upload = check_upload(template, ENGINES[section], actor=actor)

    assert (upload.rows_total, set(upload.places)) == (0, names_of(section, actor))


@pytest.mark.parametrize("section", SECTIONS)
def test_a_second_sheet_says_what_to_write_in_each_column(tmp_path, section, actor):
    template = a_template(tmp_path / "template.xlsx", section, actor, is_filled=False)

    with open_table(template.path, sheet="Fields") as table:
        told = {str(row.cell(0)): row.cell(1) for row in table}

    for each in TEMPLATES[section](actor).columns:
        assert told[each.heading] == str(FIELDS[section][each.column.name])


@pytest.mark.parametrize("section", [UploadSection.CLIENTS, UploadSection.SERVICES, UploadSection.STAFF])
def test_the_example_of_a_location_that_has_nothing_yet_can_be_brought_in(tmp_path, section):
    actor = an_actor(location=a_location("New"))
    example = a_template(tmp_path / "example.xlsx", section, actor, is_filled=True)

    upload = write_upload(check_upload(example, ENGINES[section], actor=actor), ENGINES[section], actor=actor)

    assert (upload.rows_made, upload.rows_refused) == (upload.rows_total, 0)


def test_the_example_of_bookings_becomes_bookings_of_made_up_people(tmp_path, actor):
    example = a_template(tmp_path / "example.xlsx", UploadSection.BOOKINGS, actor, is_filled=True)
    engine = ENGINES[UploadSection.BOOKINGS]

    write_upload(check_upload(example, engine, actor=actor), engine, actor=actor)

    assert (Booking.objects.count(), Client.objects.count()) == (5, 5)
    assert Booking.objects.filter(services_count=2).count() == 1


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_headings_of_every_language_are_recognised_by_people_of_every_other(section, language):
    actor = an_actor()
    with translation.override(language):
        headings = {each.column.name: each.heading for each in TEMPLATES[section](actor).columns}

    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            known = {key: c.name for c in ENGINES[section].ground(actor, {}).columns for key in c.answers_to()}
            assert {known.get(heading_key(heading)) for heading in headings.values()} == set(headings)


RUSSIAN = {
    UploadSection.BOOKINGS: {"starts_at": "Дата", "staff_name": "Сотрудник", "client_phone": "Телефон"},
    UploadSection.CLIENTS: {"name": "ФИО", "phone": "Номер телефона", "email": "Эл. почта", "comment": "Комментарий"},
    UploadSection.SERVICES: {
        "name": "Название услуги",
        "category": "Категория",
        "duration": "Длительность, сек",
        "price_min": "Цена от",
        "price_max": "Цена до",
        "staff_names": "Мастера",
    },
    UploadSection.STAFF: {"number": "ID сотрудника", "name": "Имя", "position": "Должность"},
}


@pytest.mark.parametrize("section", SECTIONS)
def test_headings_of_russian_files_are_recognised(section):
    headings = RUSSIAN[section]
    columns = ENGINES[section].ground(an_actor(), {}).columns

    matching = match_headings([SheetRow(1, tuple(headings.values()))], columns)

    assert {name: matching.headings[place] for name, place in matching.places.items()} == headings


@pytest.mark.parametrize("section", SECTIONS)
def test_the_docs_tell_of_every_column(section):
    page = (ROOT / "docs" / "desk" / "upload-fields.md").read_text(encoding="utf-8")
    told = page.partition(f"\n## {section.label}\n")[2].partition("\n## ")[0]

    columns = ENGINES[section].ground(an_actor(), {}).columns

    assert [str(column.heading) for column in columns if str(column.heading) not in told] == []
