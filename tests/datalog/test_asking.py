"""Asking for a file: who may, once however often one clicks, three at a time."""

from __future__ import annotations

import threading
from uuid import uuid4

import pytest
from django.db import connection

from daybook.access.choices import Role
from daybook.datalog.choices import DownloadSection
from daybook.datalog.models import Download
from daybook.datalog.operations.ask import TooManyWaiting
from daybook.datalog.rights import NEEDED
from daybook.shared.errors import DomainError, NotAllowed
from tests.access.doors import signed_in
from tests.datalog.asking import ask, jobs_for, make, somebody, switch, told_of, work_of
from tests.factories import a_location, a_membership

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(tmp_path, settings):
    settings.DATA_DIR = tmp_path


def test_what_was_asked_for_is_in_the_log_word_for_word():
    olga = somebody()

    download = ask(olga, "cancelled=no&sort=-visit", columns=("visit", "client"))

    assert (download.section, download.question, download.words) == (
        "bookings",
        "cancelled=no&sort=-visit",
        ["in words"],
    )
    assert (download.columns, download.channel, download.address) == (["visit", "client"], "desk", "192.0.2.7")
    assert (download.asked_by, work_of(download).state, jobs_for(download)) == (olga.user, "waiting", 1)


def test_the_same_form_sent_twice_is_one_file():
    olga, key = somebody(), uuid4()

    first = ask(olga, "status=1", form_key=key)
    make(first)
    again = ask(olga, "status=1", form_key=key)

    assert (again.pk, jobs_for(first)) == (first.pk, 1)


def test_a_form_sent_at_two_locations_is_a_file_of_each():
    olga, key = somebody(), uuid4()
    elsewhere = a_membership(Role.MANAGER, user=olga.user, location=a_location("Elsewhere"))

    first, second = ask(olga, form_key=key), ask(elsewhere, form_key=key)

    assert (first.location_id, second.location_id) == (olga.location_id, elsewhere.location_id)


def test_the_same_question_is_one_file_while_it_is_under_way_and_another_one_after():
    olga = somebody()

    first, again = ask(olga, "status=1"), ask(olga, "status=1")
    make(first)
    later = ask(olga, "status=1")

    assert (again.pk == first.pk, later.pk == first.pk) == (True, False)


def test_other_columns_of_the_same_question_are_another_file():
    olga = somebody()

    assert ask(olga, "status=1").pk != ask(olga, "status=1", columns=("visit",)).pk


def test_three_are_made_at_once_and_the_fourth_is_asked_to_wait():
    olga = somebody()
    first, *_others = [ask(olga, f"status={number}") for number in range(3)]

    with pytest.raises(TooManyWaiting, match="3 files of yours are being made already"):
        ask(olga, "status=-1")
    make(first)

    assert ask(olga, "status=-1").pk


def test_files_of_others_do_not_count():
    for number in range(3):
        ask(somebody(), f"status={number}")

    assert ask(somebody()).pk


@pytest.mark.parametrize("section", DownloadSection)
def test_each_section_needs_each_of_its_rights(section):
    olga = somebody()

    for lacking in NEEDED[section]:
        switch(olga, **{lacking.value: False})
        with pytest.raises(NotAllowed):
            ask(olga, section=section)
        switch(olga, **{lacking.value: True})

    assert Download.objects.count() == 0


def test_a_specialist_never_has_the_register_as_a_file():
    with pytest.raises(NotAllowed):
        ask(somebody(Role.SPECIALIST, dash_records_access=True, dash_records_excel_access=True))


def test_the_dialog_says_how_many_rows_which_filters_and_where_to():
    olga = somebody(location=a_location("Here"))

    page = signed_in(olga).get(f"/l/{olga.location_id}/bookings/download/?cancelled=no").content.decode()

    assert "0 bookings" in page
    assert "<span>Cancelled: Not cancelled</span>" in page
    assert olga.user.email in page


def test_the_dialog_asks_for_the_question_in_the_address_with_its_order_and_the_columns_that_were_seen():
    olga = somebody(location=a_location("Here"))
    address = f"/l/{olga.location_id}/bookings/download/?cancelled=no&sort=visit&columns=visit,client"

    answer = signed_in(olga).post(
        address, {"columns": "seen", "form_key": str(uuid4())}, headers={"HX-Request": "true"}
    )

    [download] = Download.objects.all()
    assert (download.question, download.columns) == ("cancelled=no&sort=visit", ["visit", "client"])
    assert (download.words, answer.status_code) == (["Cancelled: Not cancelled"], 200)
    assert f"/data-log/{download.pk}/notice/" in answer.content.decode()


def test_a_wrong_question_is_refused_before_anything_is_asked_for():
    olga = somebody(location=a_location("Here"))

    answer = signed_in(olga).post(f"/l/{olga.location_id}/bookings/download/?status=9", {})

    assert (answer.status_code, Download.objects.count()) == (422, 0)


@pytest.mark.django_db(transaction=True)
def test_many_clicks_at_the_same_moment_are_one_file_of_each_question_and_three_at_most():
    olga = somebody()
    heard: list[int | str] = []
    start = threading.Barrier(8)

    def click(question: str) -> None:
        start.wait()
        try:
            heard.append(ask(olga, question).pk)
        except DomainError as no:
            heard.append(no.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=click, args=(f"status={number % 4 - 1}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    made = list(Download.objects.values_list("pk", flat=True))
    assert len(made) == 3
    assert sorted(set(map(str, heard))) == sorted([*map(str, made), "too_many_waiting"])
    assert [told_of(download) for download in Download.objects.all()] == [[], [], []]
