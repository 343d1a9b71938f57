"""The worker makes the file: what it holds, what is told, and what comes of trouble."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils import timezone

from daybook.bookings.sheets.download import stored_table
from daybook.datalog.choices import DownloadSection, DownloadState
from daybook.datalog.models import Download, DownloadWork
from daybook.datalog.sheets.make import TRIES, drafts, make_file
from daybook.datalog.sheets.tidy import tidy_files
from daybook.mail.models import Message
from daybook.shared.actor import Actor
from daybook.shared.files import files, save_file
from daybook.shared.sheets.writing import TableOut
from tests.datalog.asking import a_file, acting, ask, kept_rows, make, somebody, switch, told_of, work_of
from tests.factories import a_booking, a_client, a_location, a_staff_member

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(tmp_path, settings):
    settings.DATA_DIR = tmp_path


def lasts(work: DownloadWork) -> timedelta:
    """For how long the link is good from now on."""
    assert work.expires_at is not None
    return work.expires_at - timezone.now()


def test_the_file_holds_what_was_asked_for_and_the_log_says_so():
    olga, live, _gone = somebody(), a_booking(), a_booking(deleted=True)

    download = ask(olga, "cancelled=no")
    work = make(download)

    assert [row["Booking ID"] for row in kept_rows(download)] == [live.pk]
    assert (work.state, work.rows_done, work.rows_total) == (DownloadState.READY, 1, 1)
    assert work.size == files().size(work.file_key)
    assert timedelta(days=6.9) < lasts(work) < timedelta(days=7)
    assert told_of(download) == ["began", "ready"]
    assert list(drafts().iterdir()) == []


def test_columns_and_order_are_those_that_were_asked_for():
    olga, anna, boris = somebody(), a_client("Anna"), a_client("Boris")
    a_booking(client=anna)
    a_booking(client=boris)

    download = ask(olga, "sort=visit", columns=("client", "visit"))
    make(download)

    rows = kept_rows(download)
    assert list(rows[0]) == ["Client name", "Customer phone number", "Date", "Duration"]
    assert [row["Client name"] for row in rows] == ["Anna", "Boris"]


def test_without_the_right_the_file_holds_no_phone():
    a_booking(client=a_client("Anna", phone="+995555123456"))

    with_phones, without = a_file(somebody()), a_file(somebody(dash_records_phones_access=False))

    assert [row["Customer phone number"] for row in kept_rows(with_phones)] == ["+995555123456"]
    assert "555123456" not in str(kept_rows(without))


def test_limits_decide_which_rows_it_has():
    pavel, rosa = a_staff_member(), a_staff_member()
    own, _other = a_booking(staff=pavel), a_booking(staff=rosa)

    download = a_file(somebody(master_id=pavel.pk))

    assert [row["Booking ID"] for row in kept_rows(download)] == [own.pk]
    assert work_of(download).shape["limits"]["master_id"] == pavel.pk


def test_one_message_says_what_the_file_is_and_where():
    olga = somebody(location=a_location("Aurora Porto"))
    download = ask(olga, "cancelled=no")

    make(download)
    make(download)

    [message] = Message.objects.all()
    assert (message.key, message.to) == (f"download-{download.pk}", olga.user.email)
    assert message.subject == "Bookings of Aurora Porto: your file is ready"
    assert "Filters: in words" in message.text
    assert f"{settings.SITE_URL}/l/{olga.location_id}/data-log/file/{download.pk}." in message.text


def test_made_again_it_is_the_same_file_and_nothing_is_told_twice():
    download = a_file(somebody())
    before = work_of(download)

    make(download)

    assert (work_of(download).file_key, work_of(download).expires_at) == (before.file_key, before.expires_at)
    assert told_of(download) == ["began", "ready"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda olga: switch(olga, dash_records_excel_access=False), "You may not take this list as a file."),
        (lambda olga: olga.delete(), "Whoever asked for this file does not work here any more."),
        (lambda olga: setattr_and_save(olga.user, is_active=False), "Whoever asked for this file does not work here"),
    ],
    ids=["right taken", "left", "deactivated"],
)
def test_rights_are_read_anew_when_the_worker_comes_to_it(change, reason):
    olga = somebody()
    download = ask(olga)

    change(olga)
    work = make(download)

    assert (work.state, work.file_key) == (DownloadState.FAILED, "")
    assert work.problem.startswith(reason)
    assert told_of(download) == ["began", "failed"]
    assert Message.objects.count() == 0


def setattr_and_save(thing, **values):
    for name, value in values.items():
        setattr(thing, name, value)
    thing.save()


def test_a_question_that_has_lost_its_meaning_fails_in_words():
    download = ask(somebody(), "staff=999999")

    work = make(download)

    assert (work.state, work.problem) == (DownloadState.FAILED, "There is no such staff member: 999999")


class Trouble(Exception):
    """Something that nobody thought of."""


def in_trouble(download: Download, actor: Actor) -> TableOut:
    raise Trouble


def test_trouble_is_tried_again_and_ends_in_words_never_in_a_traceback(caplog):
    download = ask(somebody())

    for _time in range(TRIES - 1):
        with pytest.raises(Trouble):
            make_file(download.pk, in_trouble)
    make_file(download.pk, in_trouble)

    work = work_of(download)
    assert (work.state, work.tries) == (DownloadState.FAILED, TRIES)
    assert work.problem == "Something went wrong while the file was written. Ask for it anew."
    assert told_of(download) == ["began", *["taken_up_again"] * (TRIES - 1), "failed"]


def test_after_trouble_that_passed_there_is_one_file_and_one_message():
    a_booking()
    download = ask(somebody())

    with pytest.raises(Trouble):
        make_file(download.pk, in_trouble)
    make_file(download.pk, stored_table)

    assert len(kept_rows(download)) == 1
    assert told_of(download) == ["began", "taken_up_again", "ready"]
    assert Message.objects.count() == 1


def test_what_a_killed_worker_left_behind_goes(tmp_path):
    olga = somebody()
    download = ask(olga)
    DownloadWork.objects.filter(pk=download.pk).update(state=DownloadState.WRITING, tries=1)
    (drafts() / str(download.pk)).mkdir(parents=True)
    (drafts() / str(download.pk) / ".table.xlsx.17.xlsx").write_bytes(b"half")
    half = tmp_path / "half"
    half.write_bytes(b"half")
    save_file(half, f"downloads/{download.pk}.xlsx")

    work = make(download)

    assert work.file_key == f"downloads/{download.pk}.xlsx"
    assert list(drafts().iterdir()) == []
    assert told_of(download) == ["taken_up_again", "ready"]


def test_expired_files_leave_storage_and_the_log_says_so():
    download, other = a_file(somebody()), a_file(somebody())
    key = work_of(download).file_key
    DownloadWork.objects.filter(pk=download.pk).update(expires_at=timezone.now())

    tidy_files()
    tidy_files()

    assert (work_of(download).state, work_of(other).state) == (DownloadState.EXPIRED, DownloadState.READY)
    assert (files().exists(key), files().exists(work_of(other).file_key)) == (False, True)
    assert told_of(download) == ["began", "ready", "expired"]


def test_what_no_download_knows_leaves_storage_and_what_is_being_made_stays(tmp_path):
    asked = ask(somebody())
    left = tmp_path / "left.xlsx"
    left.write_bytes(b"left")
    orphan, coming = save_file(left, "downloads/99999.xlsx"), save_file(left, f"downloads/{asked.pk}.xlsx")
    for number in (99999, asked.pk):
        (drafts() / str(number)).mkdir(parents=True)

    tidy_files()

    assert (files().exists(orphan), files().exists(coming)) == (False, True)
    assert [folder.name for folder in drafts().iterdir()] == [str(asked.pk)]


@override_settings(LINK_DAYS=2)
def test_how_long_a_link_is_good_is_a_setting():
    assert lasts(work_of(a_file(somebody()))) < timedelta(days=2)


def test_the_log_itself_can_be_had_as_a_file():
    olga = somebody()
    of_register = a_file(olga, "cancelled=no")

    of_log = ask(olga, "section=bookings", section=DownloadSection.DATA_LOG)
    make(of_log)

    assert work_of(of_log).problem == ""
    assert work_of(of_log).rows_done == 1
    assert acting(olga).name == of_register.asked_by.name
