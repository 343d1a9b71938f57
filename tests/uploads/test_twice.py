"""The same thing asked for twice, in whichever way, is made once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from daybook.bookings.models import Booking
from daybook.shared.errors import DomainError
from daybook.uploads.choices import UploadState
from daybook.uploads.models import Upload
from daybook.uploads.operations import begin_check, begin_taking_back, begin_writing
from daybook.uploads.rules import UploadBusy
from daybook.wizard.jobs import write_upload
from tests.bookings.sheets.uploading import a_file, a_row, counted, told
from tests.factories import a_location, a_staff_member
from tests.uploads.owning import an_owner, checked, received, worked_on, written

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def ines(db):
    return a_staff_member("Inês Carvalho", location=a_location())


def at_once(act: Callable[[], object], times: int = 4) -> list[object]:
    """What came of the act done by several at the same moment; a refusal is its answer."""

    def done(_number: int) -> object:
        try:
            return act()
        except DomainError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(done, range(times)))


def jobs() -> list[str]:
    return list(ProcrastinateJob.objects.order_by("pk").values_list("task_name", flat=True))


def rows() -> Iterator[dict[str, str]]:
    return (a_row(Date=f"02.03.2026 {hour:02}:00") for hour in range(8, 20))


def test_a_double_click_on_send_is_one_upload(tmp_path):
    actor, key, source = an_owner(), uuid4(), a_file(tmp_path, *rows())

    uploads = at_once(lambda: received(source, actor, form_key=key).pk)

    assert len(set(uploads)) == Upload.objects.count() == 1


def test_a_double_click_on_check_and_on_write_in_two_tabs_is_one_job_each(tmp_path):
    actor = an_owner()
    upload = received(a_file(tmp_path, *rows()), actor)

    at_once(lambda: begin_check(upload.pk, actor=actor).state)
    worked_on(Upload.objects.get(pk=upload.pk))
    at_once(lambda: begin_writing(upload.pk, actor=actor).state)
    done = worked_on(Upload.objects.get(pk=upload.pk))

    assert jobs() == ["wizard.check_upload", "wizard.write_upload"]
    assert (counted(done), Booking.objects.count()) == ((0, 0, 0, 12), 12)


def test_the_same_job_twice_at_once_writes_each_row_once(tmp_path):
    actor = an_owner()
    upload = begin_writing(checked(a_file(tmp_path, *rows()), actor).pk, actor=actor)
    ids = {"upload_id": upload.pk, "location_id": upload.location_id, "user_id": upload.begun_by_id or 0}

    at_once(lambda: write_upload(**ids))

    done = Upload.objects.get(pk=upload.pk)
    assert (done.state, counted(done), Booking.objects.count()) == (UploadState.DONE, (0, 0, 0, 12), 12)


def test_the_same_file_sent_by_two_people_at_once_is_written_once(tmp_path):
    source, people = a_file(tmp_path, *rows()), [an_owner(), an_owner()]
    uploads = [checked(source, actor) for actor in people]

    begin_writing(uploads[0].pk, actor=people[0])
    with pytest.raises(UploadBusy):
        begin_writing(uploads[1].pk, actor=people[1])
    worked_on(Upload.objects.get(pk=uploads[0].pk))
    second = written(uploads[1], people[1])

    assert counted(second) == (0, 12, 0, 0)
    assert Booking.objects.count() == 12


def test_the_same_row_in_two_files_is_one_booking(tmp_path):
    actor = an_owner()
    first = checked(a_file(tmp_path, *rows(), name="first.csv"), actor)
    second = checked(
        a_file(tmp_path, a_row(Date="02.03.2026 08:00"), a_row(Date="02.03.2026 20:00"), name="b.csv"), actor
    )

    written(first, actor)
    done = written(second, actor)

    assert (counted(done), Booking.objects.count()) == ((0, 1, 0, 1), 13)
    assert told(done) == [(2, "there", ["uploaded_before"])]


def test_a_double_click_on_take_back_is_one_job(tmp_path):
    actor = an_owner()
    upload = written(checked(a_file(tmp_path, *rows()), actor), actor)

    at_once(lambda: begin_taking_back(upload.pk, actor=actor).state)
    done = worked_on(Upload.objects.get(pk=upload.pk))

    assert jobs().count("wizard.take_back_upload") == 1
    assert (done.rows_taken_back, Booking.objects.not_cancelled().count()) == (12, 0)
