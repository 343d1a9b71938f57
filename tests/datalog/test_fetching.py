"""Who is given a file, who is not and is told what to do; the log has them all."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from daybook.access.choices import Role
from daybook.datalog.choices import DownloadSection
from daybook.datalog.models import Download, DownloadWork
from daybook.datalog.rules.links import token_of
from daybook.mail.models import Message
from daybook.shared.files import delete_file
from tests.access.doors import signed_in
from tests.datalog.asking import a_file, ask, make, rows_in, somebody, switch, told_of, work_of
from tests.factories import a_booking, a_client, a_location, a_staff_member

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(tmp_path, settings):
    settings.DATA_DIR = tmp_path


@pytest.fixture(autouse=True)
def here(db):
    return a_location("Aurora Café")


def link_of(download: Download) -> str:
    return f"/l/{download.location_id}/data-log/file/{token_of(download.pk)}/"


def content_of(answer) -> bytes:
    return b"".join(answer.streaming_content)


def status_of(answer) -> Any:
    """Of an answer whose bytes nobody wants: read to their end, so that the file is closed."""
    if answer.streaming:
        content_of(answer)
    return answer.status_code


def test_whoever_asked_is_given_the_file_and_the_log_says_when_and_where():
    booking, olga = a_booking(), somebody()
    download = a_file(olga)

    answer = signed_in(olga).get(link_of(download))

    assert [row["Booking ID"] for row in rows_in(content_of(answer))] == [booking.pk]
    [event] = download.events.filter(kind="fetched")
    assert (event.by_user, event.address) == (olga.user, "127.0.0.1")


def test_the_link_in_the_message_is_that_link():
    olga = somebody()
    download = a_file(olga)

    assert link_of(download) in Message.objects.get().text


def test_the_answer_keeps_nothing_and_has_a_name_that_every_system_can_write():
    olga = somebody()

    answer = signed_in(olga).get(link_of(a_file(olga)))

    content_of(answer)
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    disposition = answer["Content-Disposition"]
    assert disposition.startswith('attachment; filename="Bookings-Aurora-Cafe-')
    assert "filename*=UTF-8''Bookings-Aurora-Caf%C3%A9-" in disposition


def test_a_stranger_is_sent_to_sign_in_and_nothing_is_told(client):
    download = a_file(somebody())

    answer = client.get(link_of(download))

    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/account/login/")
    assert told_of(download) == ["began", "ready"]


@pytest.mark.parametrize(
    "spoil", [lambda token: f"{token[:-1]}-", lambda token: f"1.{token.split('.')[1]}", lambda _token: "1"]
)
def test_a_link_that_we_did_not_sign_leads_nowhere(spoil):
    olga = somebody()
    download = a_file(olga)
    address = link_of(download).replace(token_of(download.pk), spoil(token_of(download.pk)))

    assert signed_in(olga).get(address).status_code == 404


def test_a_link_of_another_location_leads_nowhere():
    olga, there = somebody(), somebody(location=a_location("There"))
    download = a_file(there)

    answer = signed_in(olga).get(link_of(download).replace(f"/l/{there.location_id}/", f"/l/{olga.location_id}/"))

    assert (answer.status_code, told_of(download)) == (404, ["began", "ready"])


@pytest.mark.parametrize(
    ("rights", "is_given"),
    [
        ({}, True),
        ({"data_log_download_access": False}, False),
        ({"data_log_access": False}, False),
        ({"dash_records_phones_access": False}, False),
        ({"dash_records_excel_access": False}, False),
        ({"dash_records_last_days_count": 30}, False),
        ({"master_id": 1}, False),
    ],
    ids=str,
)
def test_the_file_of_another_person_takes_both_rights_and_all_that_shaped_it(rights, is_given):
    download, other = a_file(somebody()), somebody(**rights)

    answer = signed_in(other).get(link_of(download))

    assert (status_of(answer) == 200) is is_given
    assert told_of(download) == ["began", "ready", "fetched" if is_given else "refused"]


@pytest.mark.parametrize(
    ("at_first", "later"),
    [
        ({}, {"dash_records_phones_access": False}),
        ({}, {"dash_records_last_days_count": 30}),
        ({"dash_records_last_days_count": 30}, {"dash_records_last_days_count": 7}),
        ({}, {"master_id": "somebody"}),
        ({}, {"dash_records_access": False}),
        ({}, {"dash_records_excel_access": False}),
    ],
    ids=str,
)
def test_a_file_that_holds_more_than_they_may_see_now_is_not_given_even_to_whoever_asked(at_first, later):
    olga = somebody(**at_first)
    download = a_file(olga)

    switch(olga, **{key: a_staff_member().pk if value == "somebody" else value for key, value in later.items()})
    answer = signed_in(olga).get(link_of(download), follow=True)

    [said] = [str(message) for message in answer.context["messages"]]
    assert said.startswith("Your rights have changed since this file was made")
    assert said.endswith("Ask for it anew.")
    assert told_of(download) == ["began", "ready", "refused"]


def test_a_file_that_holds_less_than_they_may_see_now_is_given():
    a_booking(client=a_client("Anna", phone="+995555123456"))
    olga = somebody(dash_records_phones_access=False, dash_records_last_days_count=30)
    download = a_file(olga)

    switch(olga, dash_records_phones_access=True, dash_records_last_days_count=-1)

    assert status_of(signed_in(olga).get(link_of(download))) == 200


def test_whoever_left_finds_no_such_page():
    olga = somebody()
    download, browser = a_file(olga), signed_in(olga)

    olga.delete()

    assert browser.get(link_of(download)).status_code == 404
    assert told_of(download) == ["began", "ready"]


def test_after_its_time_the_file_is_not_given_though_nobody_tidied_yet():
    olga = somebody()
    download = a_file(olga)
    DownloadWork.objects.filter(pk=download.pk).update(expires_at=timezone.now())

    answer = signed_in(olga).get(link_of(download), follow=True)

    assert [str(message) for message in answer.context["messages"]] == [
        "The link has expired and the file is gone. Ask for it anew."
    ]
    assert told_of(download) == ["began", "ready", "refused"]


def test_a_file_that_got_lost_is_not_given_and_nobody_is_told_to_have_it():
    olga = somebody()
    download = a_file(olga)
    delete_file(work_of(download).file_key)

    answer = signed_in(olga).get(link_of(download), follow=True)

    assert "no longer where files are kept" in str(*answer.context["messages"])
    assert told_of(download) == ["began", "ready", "refused"]


def test_before_it_is_ready_the_link_says_so():
    olga = somebody()
    download = ask(olga)

    answer = signed_in(olga).get(link_of(download), follow=True)

    assert "still being made" in str(*answer.context["messages"])


def test_only_asking_for_the_bytes_fetches_the_file():
    olga = somebody()
    download = a_file(olga)

    assert signed_in(olga).head(link_of(download)).status_code == 405
    assert signed_in(olga).post(link_of(download)).status_code == 405
    assert told_of(download) == ["began", "ready"]


def test_everybody_sees_their_own_and_who_may_sees_all():
    olga, boss = somebody(data_log_access=False), somebody(Role.OWNER)
    of_olga, of_boss = ask(olga), ask(boss)

    def seen_by(person) -> list[int]:
        page = signed_in(person).get(f"/l/{person.location_id}/data-log/")
        return [row["row"].id for row in page.context["page"]["rows"]]

    assert (seen_by(olga), seen_by(boss)) == ([of_olga.pk], [of_boss.pk, of_olga.pk])


@pytest.mark.parametrize("part", ["row", "notice"])
def test_what_others_asked_for_is_not_to_be_followed_without_the_right(part):
    olga, boss = somebody(data_log_access=False), somebody(Role.OWNER)
    of_boss = ask(boss)
    address = f"/l/{olga.location_id}/data-log/{of_boss.pk}/{part}/"

    assert (signed_in(olga).get(address).status_code, signed_in(boss).get(address).status_code) == (404, 200)


def test_the_log_can_be_asked_by_day_person_section_and_state():
    olga, boss = somebody(), somebody(Role.OWNER)
    ready, waiting = a_file(olga), ask(boss)

    def found(question: str) -> list[int]:
        page = signed_in(boss).get(f"/l/{boss.location_id}/data-log/?{question}")
        return [row["row"].id for row in page.context["page"]["rows"]]

    today = olga.location.today()
    assert found("state=ready") == [ready.pk]
    assert found(f"user={boss.user_id}") == [waiting.pk]
    assert found("section=bookings&sort=asked") == [ready.pk, waiting.pk]
    assert found(f"asked_from={today}&asked_to={today}") == [waiting.pk, ready.pk]
    assert found("asked_to=2020-01-01") == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_database_as_often_for_many_rows_as_for_one(number, django_assert_num_queries):
    boss = somebody(Role.OWNER)
    for _each in range(number):
        browser = signed_in(boss)
        status_of(browser.get(link_of(a_file(boss))))

    with django_assert_num_queries(PAGE_QUERIES):
        browser.get(f"/l/{boss.location_id}/data-log/")


PAGE_QUERIES = 13


def test_the_fetched_file_is_told_in_the_log_with_name_and_address():
    olga, boss = somebody(), somebody(Role.OWNER)
    download = a_file(olga)
    status_of(signed_in(olga).get(link_of(download)))

    page = signed_in(boss).get(f"/l/{boss.location_id}/data-log/").content.decode()

    assert "Olga Desk" in page
    assert "127.0.0.1" in page


def test_the_data_log_as_a_file_tells_what_its_page_tells():
    boss = somebody(Role.OWNER)
    of_register = a_file(boss)
    status_of(signed_in(boss).get(link_of(of_register)))

    of_log = ask(boss, section=DownloadSection.DATA_LOG)
    make(of_log)

    answer = signed_in(boss).get(link_of(of_log))
    rows = rows_in(content_of(answer), "Data log")
    assert work_of(of_log).problem == ""
    assert [(row["User"], row["Section"], row["State"]) for row in rows] == [
        ("Olga Desk", "Data log", "Being written"),
        ("Olga Desk", "Bookings", "Ready"),
    ]
    assert "127.0.0.1" in rows[1]["Fetched"]
