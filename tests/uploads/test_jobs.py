"""A file comes in, is checked, written and let go of, by jobs that somebody asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone, translation
from procrastinate.contrib.django.models import ProcrastinateJob

from daybook.access.choices import Right
from daybook.access.models import Membership
from daybook.bookings.models import Booking
from daybook.shared.errors import NotAllowed
from daybook.shared.files import files
from daybook.shared.sheets.errors import SheetError
from daybook.uploads.choices import UploadState
from daybook.uploads.models import Upload
from daybook.uploads.operations import (
    accept_names,
    begin_check,
    begin_writing,
    discard_upload,
    receive_cells,
    receive_file,
)
from daybook.uploads.queries import suggestions_told
from daybook.uploads.rules import NotNow, UploadBusy
from daybook.uploads.wishes import CellsIn, FileIn
from daybook.wizard.jobs import check_upload, give_up_upload, tidy_uploads, write_upload
from tests.bookings.sheets.uploading import a_file, a_row, counted
from tests.factories import a_location, a_staff_member, an_actor
from tests.uploads.owning import an_owner, checked, received, worked_on, written

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ines(db):
    return a_staff_member("Inês Carvalho", location=a_location())


def asked_for() -> list[str]:
    return list(ProcrastinateJob.objects.order_by("pk").values_list("task_name", flat=True))


def run_again(job: Callable[..., None], upload: Upload) -> None:
    job(upload_id=upload.pk, location_id=upload.location_id, user_id=upload.begun_by_id)


def test_a_file_is_checked_and_written_by_jobs(tmp_path):
    actor = an_owner()

    upload = checked(a_file(tmp_path, a_row(), a_row(Date="soon")), actor)
    done = written(upload, actor)

    assert asked_for() == ["wizard.check_upload", "wizard.write_upload"]
    assert (done.state, counted(done)) == (UploadState.DONE, (0, 0, 1, 1))
    assert list(Booking.objects.values_list("created_by_id", "created_through")) == [(actor.user_id, "upload")]


def test_each_job_run_twice_does_its_work_once(tmp_path):
    actor = an_owner()
    upload = begin_check(received(a_file(tmp_path, a_row()), actor).pk, actor=actor)

    worked_on(upload)
    run_again(check_upload, upload)
    begin_writing(upload.pk, actor=actor)
    done = worked_on(begin_writing(upload.pk, actor=actor))
    run_again(write_upload, upload)

    assert asked_for() == ["wizard.check_upload", "wizard.write_upload"]
    assert (done.state, Booking.objects.count()) == (UploadState.DONE, 1)


def test_the_same_form_sent_twice_is_one_upload(tmp_path):
    actor, key, source = an_owner(), uuid4(), a_file(tmp_path, a_row())

    first, second = (received(source, actor, form_key=key) for _click in range(2))

    assert first.pk == second.pk
    assert Upload.objects.count() == 1


def test_cells_from_the_clipboard_are_a_file(tmp_path):
    actor = an_owner()
    row = {heading: cell for heading, cell in a_row().items() if cell}
    text = "\t".join(row) + "\r\n" + "\t".join(row.values()) + "\r\n"

    upload = receive_cells(CellsIn("bookings", text), actor=actor)
    done = written(worked_on(begin_check(upload.pk, actor=actor)), actor)

    assert (done.name, counted(done)) == ("pasted cells.tsv", (0, 0, 0, 1))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [("a.pdf", b"%PDF", "unknown_kind"), ("a.csv", b"", "empty_file"), ("a.csv", b"x" * 50_000_001, "too_large")],
)
def test_what_cannot_be_a_table_is_refused_at_the_door(name, content, reason):
    if reason == "too_large":
        content *= 2

    with pytest.raises(SheetError) as refused:
        receive_file(FileIn("bookings", name, ContentFile(content, name)), actor=an_owner())

    assert refused.value.reason == reason
    assert Upload.objects.count() == 0


def test_without_full_access_nothing_is_received(tmp_path):
    manager = an_actor(*(right for right in Right if right != Right.FULL))

    with pytest.raises(NotAllowed):
        received(a_file(tmp_path, a_row()), manager)

    assert Upload.objects.count() == 0


def test_somebody_who_lost_the_right_meanwhile_is_refused_by_the_job(tmp_path):
    actor = an_owner()
    upload = checked(a_file(tmp_path, a_row()), actor)
    begun = begin_writing(upload.pk, actor=actor)
    Membership.objects.filter(user_id=actor.user_id or 0).update(role="manager")

    failed = worked_on(begun)

    assert (failed.state, failed.problem) == (UploadState.FAILED, "Only somebody with full access uploads files here.")
    assert Booking.objects.count() == 0


def test_a_file_that_is_no_table_fails_in_words_of_the_person(tmp_path):
    actor = an_owner()
    broken = a_file(tmp_path, a_row(), name="bookings.csv")
    broken.path.write_bytes(b"a\x00b\x01c")

    with translation.override("en"):
        upload = checked(broken, actor)

    assert (upload.state, upload.rows_total) == (UploadState.FAILED, 0)
    assert upload.problem.startswith("The file is not a table")


def test_problems_must_be_known_of_before_the_good_rows_are_written(tmp_path):
    actor = an_owner()
    upload = checked(a_file(tmp_path, a_row(), a_row(Date="soon")), actor)

    with pytest.raises(NotNow):
        begin_writing(upload.pk, actor=actor)

    assert counted(written(upload, actor)) == (0, 0, 1, 1)


def test_accepted_names_count_in_the_whole_file(tmp_path):
    actor = an_owner()
    rows = (a_row(Employee_name="Ines Carvalo"), a_row(Employee_name="Ines Carvalo", Date="02.03.2026 12:00"))
    upload = checked(a_file(tmp_path, *rows), actor)

    [told] = suggestions_told(upload)
    again = worked_on(accept_names(upload.pk, {told.typed: told.names[0]}, actor=actor))

    assert (told.heading, told.typed, told.names, told.rows) == ("Employee name", "Ines Carvalo", ("Inês Carvalho",), 2)
    assert counted(again) == (2, 0, 0, 0)
    assert again.rows.count() == 2


def test_one_file_is_written_at_a_time_and_the_other_person_is_told_which(tmp_path):
    actor, other = an_owner(), an_owner()
    first = checked(a_file(tmp_path, a_row(), name="first.csv"), actor)
    second = checked(a_file(tmp_path, a_row(Date="02.03.2026 12:00"), name="second.csv"), other)
    begin_writing(first.pk, actor=actor)

    with pytest.raises(UploadBusy) as busy:
        begin_writing(second.pk, actor=other)

    assert f"{actor.name} is bringing in the file “first.csv”: 0 of 1 rows are done." in str(busy.value)


def test_the_bytes_go_with_the_upload(tmp_path, django_capture_on_commit_callbacks):
    actor = an_owner()
    upload = received(a_file(tmp_path, a_row()), actor)
    key = upload.file_key

    with django_capture_on_commit_callbacks(execute=True):
        discard_upload(upload.pk, actor=actor)

    assert not files().exists(key)
    assert Upload.objects.count() == 0


def test_the_hourly_round_forgets_what_nobody_went_on_with_and_takes_up_what_stands_still(
    tmp_path, django_capture_on_commit_callbacks
):
    actor, now = an_owner(), timezone.now()
    old, done = (checked(a_file(tmp_path, a_row()), actor) for _file in range(2))
    written(done, actor)
    stuck = begin_check(received(a_file(tmp_path, a_row()), actor).pk, actor=actor)
    Upload.objects.update(created_at=now - timedelta(days=8))
    Upload.objects.filter(pk=stuck.pk).update(begun_at=now - timedelta(hours=2))
    ProcrastinateJob.objects.all()._raw_delete("default")

    with django_capture_on_commit_callbacks(execute=True):
        tidy_uploads(timestamp=0)

    assert list(Upload.objects.order_by("pk").values_list("pk", "file_key")) == [
        (done.pk, ""),
        (stuck.pk, stuck.file_key),
    ]
    assert not files().exists(old.file_key)
    assert asked_for() == ["wizard.check_upload"]


def test_work_that_is_given_up_says_so(tmp_path):
    actor = an_owner()
    upload = begin_check(received(a_file(tmp_path, a_row()), actor).pk, actor=actor)

    give_up_upload(upload_id=upload.pk, location_id=actor.location_id, user_id=actor.user_id or 0)

    upload.refresh_from_db()
    assert (upload.state, upload.problem[:20]) == (UploadState.FAILED, "Something went wrong")
