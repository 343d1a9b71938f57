"""Whatever can be downloaded has its job, its page and its rights."""

from __future__ import annotations

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from daybook.access.choices import Role
from daybook.datalog.choices import SECTION_JOBS, SECTION_PAGES, DownloadSection
from daybook.datalog.rights import NEEDED
from daybook.datalog.sheets.make import give_up_file
from daybook.shared.files import open_file
from daybook.shared.jobs import TERMS
from tests.access.doors import signed_in
from tests.datalog.asking import ask, make, somebody, switch, work_of
from tests.factories import a_booking, a_client, a_location, a_service, a_staff_member

pytestmark = pytest.mark.django_db

LISTS = [section for section in DownloadSection if section is not DownloadSection.PERSON]
"""What is known of one client is asked for on their card (`tests/cards`)."""


@pytest.fixture(autouse=True)
def own_folder(tmp_path, settings):
    settings.DATA_DIR = tmp_path


@pytest.mark.parametrize("section", LISTS)
def test_each_section_is_asked_for_on_its_page_made_by_its_job_and_tells_about_itself(section):
    here = a_location("Here")
    olga = somebody(Role.MANAGER, location=here)
    a_booking(staff=a_staff_member(location=here), client=a_client(location=here), services=(a_service(location=here),))

    download = ask(olga, section=section)
    work = make(download)

    assert (work.state, work.problem) == ("ready", "")
    with open_file(work.file_key) as file:
        book = load_workbook(file)
        told = dict(book["About"].iter_rows(min_row=2, values_only=True))
    assert book.sheetnames == [str(section.label), "About"]
    assert (told["Asked by"], told["Filters"], told["Rows"]) == ("Olga Desk", "in words", str(work.rows_done))
    page = reverse(SECTION_PAGES[section], kwargs={"location_id": here.pk})
    assert signed_in(olga).get(f"{page}download/").status_code == 200


@pytest.mark.parametrize("section", LISTS)
def test_the_button_shows_only_to_those_who_may(section):
    here = a_location("Here")
    olga = somebody(Role.MANAGER, location=here)
    page = reverse(SECTION_PAGES[section], kwargs={"location_id": here.pk})

    with_right = signed_in(olga).get(page).content.decode()
    switch(olga, **{NEEDED[section][-1].value: False})
    without = signed_in(olga).get(page)

    assert f'hx-get="{page}download/' in with_right
    assert without.status_code == 403 or f'hx-get="{page}download/' not in without.content.decode()


def test_the_tables_of_sections_are_whole():
    assert set(SECTION_JOBS) == set(SECTION_PAGES) == set(NEEDED) == set(DownloadSection)
    assert {TERMS[name].given_up for name in SECTION_JOBS.values()} == {"datalog.give_up_file"}


def test_a_file_that_workers_die_of_is_given_up_in_words():
    download = ask(somebody())

    give_up_file(download.pk)
    give_up_file(download.pk)

    assert work_of(download).problem.startswith("The file was interrupted again and again")
