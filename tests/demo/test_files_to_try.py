"""The demo's files of clients, services and staff are told what they say is the matter with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from daybook.uploads.choices import UploadSection
from daybook.uploads.sheets.bringing import Source, check_upload
from daybook.wizard.sheets.sections import ENGINES
from tests.factories import a_location, a_position, a_service, a_service_category, a_staff_member, an_actor

pytestmark = pytest.mark.django_db
DEMO = Path(__file__).parents[2] / "demo"
LISBON = json.loads((DEMO / "setup.json").read_text(encoding="utf-8"))["locations"][0]
VERDICTS = {"Nothing": "ready", "Warning": "ready", "It is there already": "there", "The same row": "there"}


@pytest.fixture
def actor(db):
    """Somebody at the demo's location in Lisbon, with its staff and services."""
    location = a_location("Aurora Lisbon")
    positions = {title: a_position(title, location=location) for title in LISBON["positions"]}
    for member in LISBON["staff"]:
        a_staff_member(member["name"], position=positions[member["position"]], location=location)
    for category in LISBON["service_categories"]:
        shelf = a_service_category(category["name"], location=location)
        for service in category["services"]:
            a_service(service["name"], price=1, category=shelf)
    return an_actor(location=location)


@pytest.mark.parametrize("section", [UploadSection.CLIENTS, UploadSection.SERVICES, UploadSection.STAFF])
def test_each_row_gets_the_verdict_that_it_says(section, actor):
    upload = check_upload(Source(DEMO / f"mistakes-{section}.xlsx"), ENGINES[section], actor=actor)

    rows = {str(row.values[-1]): row for row in upload.rows.all()}
    expected = {
        matter: next((verdict for start, verdict in VERDICTS.items() if matter.startswith(start)), "refused")
        for matter in rows
    }
    assert {matter: row.verdict for matter, row in rows.items()} == expected
    silent = {matter for matter, row in rows.items() if not row.problems}
    assert silent == {matter for matter in rows if matter.startswith("Nothing")}
