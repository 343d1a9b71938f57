"""A list as a file: what the page answers, in cells, with headings that an upload reads back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from django.utils import timezone, translation

from daybook.access.choices import Role
from daybook.catalogue.sheets.import_columns import service_columns
from daybook.clients.sheets.import_columns import client_columns
from daybook.datalog.choices import DownloadState
from daybook.datalog.models import Download
from daybook.locations.models import Location
from daybook.shared.files import open_file
from daybook.shared.filtering import BadFilters
from daybook.shared.sheets.columns import ColumnIn, match_headings
from daybook.shared.sheets.frames import SheetRow
from daybook.staff.sheets.import_columns import staff_columns
from tests.access.doors import signed_in
from tests.datalog.asking import make, rows_in, work_of
from tests.factories import a_client, a_location, a_membership, a_service, a_staff_member, an_actor
from tests.shared.listing.lists import CLIENTS, FILED, SERVICES, STAFF, AList, part, rows_of

pytestmark = pytest.mark.django_db
NUMBERS = {"clients:clients": "Client ID", "catalogue:services": "Service ID", "staff:staff": "Employee ID"}


@pytest.fixture(params=FILED, ids=lambda each: each.name.split(":")[1])
def a_list(request: pytest.FixtureRequest) -> AList:
    each: AList = request.param
    return each


@pytest.fixture
def here() -> Location:
    return a_location("Here", time_zone="Asia/Tbilisi", currency="GEL", country="GE", locale="en")


def written(download: Download, a_list: AList) -> list[dict[str, Any]]:
    """The rows of the file that lies in storage."""
    with open_file(work_of(download).file_key) as file:
        return rows_in(file.read(), str(a_list.listing.title))


@pytest.mark.parametrize("question", ["", "sort=-name", "retired=no&sort=name", "{search}=an", "{search}=nobody"])
def test_the_file_holds_the_rows_of_the_page_in_its_order(question: str, a_list: AList, here: Location):
    for name in ("Zoya", "anna", "Boris", "Hanna"):
        a_list.a_row(name, here)
    retired = a_list.a_row("Joanna", here)
    retired.retired_at = timezone.now()
    retired.save()
    asked = question.format(search=a_list.search)
    browser = signed_in(a_membership(Role.OWNER, location=here))

    page = browser.get(f"{a_list.address(here)}?{asked}")

    numbers = [row[NUMBERS[a_list.name]] for row in a_list.file_rows(an_actor(location=here), asked)]
    assert numbers == rows_of(page)


@pytest.mark.parametrize("question", ["retired=maybe", "foo=1"])
def test_a_bad_question_is_no_file(question: str, a_list: AList, here: Location):
    with pytest.raises(BadFilters):
        a_list.file_rows(an_actor(location=here), question)


def test_the_button_opens_the_dialog_and_the_dialog_has_the_file_made(a_list: AList, here: Location):
    a_list.a_row("Anna", here)
    a_list.a_row("Boris", here)
    browser = signed_in(a_membership(Role.OWNER, location=here))
    page = browser.get(a_list.address(here, **{a_list.search: "ann"}))

    dialog = part(browser, page.context["download_url"], "dialog-place")
    offer = dialog.context["offer"]
    sent = {"form_key": offer.form_key, "columns": "all"}
    address = f"{dialog.context['here']}download/?{offer.post_query}"
    answers = [browser.post(address, sent, headers={"HX-Request": "true"}) for _click in range(2)]

    download = Download.objects.get()
    assert [answer.status_code for answer in answers] == [200, 200]
    assert make(download).state == DownloadState.READY
    assert [row[NUMBERS[a_list.name]] for row in written(download, a_list)] == rows_of(page)


def test_only_the_columns_of_the_page_are_written_where_these_are_asked_for(here: Location):
    a_client("Anna", location=here)
    browser = signed_in(a_membership(Role.OWNER, location=here))
    address = f"{CLIENTS.address(here)}download/?{urlencode({'columns': 'name,phone'})}"

    browser.post(address, {"columns": "seen"}, headers={"HX-Request": "true"})
    download = Download.objects.get()
    make(download)

    assert list(written(download, CLIENTS)[0]) == ["Client name", "Phone", "Categories", "E-mail", "Comment", "Created"]


def test_who_may_not_take_clients_along_is_offered_no_file_and_refused_one(here: Location):
    browser = signed_in(a_membership(Role.ADMINISTRATOR, location=here))

    page = browser.get(CLIENTS.address(here))
    refused = browser.post(f"{CLIENTS.address(here)}download/", {"columns": "all"})

    assert (page.context["download_url"], refused.status_code) == ("", 403)
    assert "Download as Excel" not in page.content.decode()
    assert Download.objects.count() == 0


def test_a_file_of_clients_tells_all_that_an_upload_reads(here: Location):
    anna = a_client("=Anna", phone="+995555123456", location=here)

    [row] = CLIENTS.file_rows(an_actor(location=here))

    assert row == {
        "Client ID": anna.pk,
        "Client name": "=Anna",
        "Phone": "+995555123456",
        "Categories": None,
        "E-mail": None,
        "Comment": None,
        "Created": anna.created_at.astimezone(here.zone).replace(tzinfo=None),
        "Retired": None,
    }


def test_a_file_of_services_tells_all_that_an_upload_reads(here: Location):
    cut = a_service("Cut", price=40, duration=5400, location=here, staff=a_staff_member("Rosa", location=here))
    cut.given_by.create(staff_member=a_staff_member("Pavel", location=here))

    [row] = SERVICES.file_rows(an_actor(location=here))

    assert row == {
        "Service name": "Cut",
        "Service category": cut.category.title,
        "Duration": 5400,
        "Price from": 40,
        "Price to": 40,
        "Staff who give it": "Pavel##Rosa",
        "Service ID": cut.pk,
        "Retired": None,
    }


def test_a_file_of_staff_tells_all_that_an_upload_reads(here: Location):
    rosa = a_staff_member("Rosa", location=here)

    [row] = STAFF.file_rows(an_actor(location=here))

    assert row == {
        "Employee name": "Rosa",
        "Position": None,
        "Signs in as": None,
        "Employee ID": rosa.pk,
        "Last day": None,
        "Dismissed": None,
    }


UPLOADED = [(CLIENTS, client_columns("GE")), (SERVICES, service_columns(2)), (STAFF, staff_columns())]


@pytest.mark.parametrize(("a_list", "columns"), UPLOADED, ids=["clients", "services", "staff"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_upload_recognises_its_columns_in_the_file(language: str, a_list: AList, columns: tuple[ColumnIn, ...]):
    ours = [column for column in columns if column.name not in OF_OTHER_SYSTEMS]
    with translation.override(language):
        headings = tuple(str(column.file_heading) for column in a_list.listing.columns)
        matching = match_headings([SheetRow(1, headings)], columns)

    assert set(matching.places) == {column.name for column in ours}
    assert matching.missing == ()


OF_OTHER_SYSTEMS = {"first_name", "last_name"}
"""Columns of clients that only other systems have."""
