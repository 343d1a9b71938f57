"""Workers are killed at random moments of checks, writes and take backs: each row is made once, and none is lost."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random

import pytest
from django.db.models import Count
from procrastinate.contrib.django.models import ProcrastinateJob

from daybook.bookings.models import Booking, Line, Visit
from daybook.bookings.queries.sums import wrong_sums
from daybook.clients.models import Client
from daybook.uploads.choices import AT_WORK, UploadState
from daybook.uploads.models import Upload
from daybook.uploads.operations import begin_check, begin_taking_back, begin_writing
from daybook.uploads.sheets.bringing import Source
from tests.bookings.sheets.uploading import a_file, a_row
from tests.factories import a_location, a_service, a_staff_member
from tests.uploads.nursery import Nursery, a_nursery
from tests.uploads.owning import an_owner, received
from tests.uploads.sections import a_sheet

pytestmark = pytest.mark.django_db(transaction=True)
KILLS = 20
ROWS = 1_200
PATIENCE = 60  # seconds


class Desk:
    """A person who brings in one file after the other: each is checked and written, each third is taken back."""

    def __init__(self, folder: Path) -> None:
        place = a_location()
        a_service("Haircut", location=place)
        for number in range(10):
            a_staff_member(f"Staff {number}", location=place)
        self.actor = an_owner(place)
        self.uploads: list[Upload] = []
        self._files = _files(folder)

    def has_more(self) -> bool:
        """Whether the last file is still on its way; goes on with it where it waits for the person."""
        upload = Upload.objects.get(pk=self.uploads[-1].pk)
        if upload.state == UploadState.CHECKED:
            begin_writing(upload.pk, actor=self.actor)
        elif upload.state == UploadState.DONE and len(self.uploads) % 3 == 0:
            begin_taking_back(upload.pk, actor=self.actor)
        return upload.state not in {UploadState.TAKEN_BACK, UploadState.FAILED} and not (
            upload.state == UploadState.DONE and len(self.uploads) % 3
        )

    def go_on(self) -> None:
        """See to it that there is something for a worker to do."""
        if not self.uploads or not self.has_more():
            section, source = next(self._files)
            upload = received(source, self.actor, section=section)
            self.uploads.append(begin_check(upload.pk, actor=self.actor))


def _files(folder: Path) -> Iterator[tuple[str, Source]]:
    for number in count():
        if number % 2 == 0:
            yield "bookings", a_file(folder, *(_booking(number, row) for row in range(ROWS)), name=f"{number}.csv")
        else:
            yield "clients", a_sheet(folder, *(_client(number, row) for row in range(ROWS)), name=f"{number}.csv")


def _booking(file: int, row: int) -> dict[str, str]:
    """Each at a time and on a day of its own, so that each is a visit."""
    day = datetime(2020, 1, 1, 9 + file) + timedelta(days=row // 10)
    return a_row(
        Date=f"{day:%d.%m.%Y %H:%M}",
        Employee_name=f"Staff {row % 10}",
        Customer_phone_number=351912340000 + row % 100,
        Client_name=f"Client {row % 100}",
        Name_of_service="Haircut",
        Duration=900,
    )


def _client(file: int, row: int) -> dict[str, str]:
    return {"Client name": f"Client {row}", "Phone": str(351920000000 + file * ROWS + row)}


def test_twenty_workers_are_killed_and_each_row_is_made_once(tmp_path):
    chance, desk, kills = Random(7), Desk(tmp_path), 0

    with a_nursery() as nursery:
        while kills < KILLS:
            desk.go_on()
            kills += _killed_at_work(nursery, after=chance.uniform(0, 1.2))
        nursery.start()
        _until(lambda: not desk.has_more())

    stays = [upload.section for number, upload in enumerate(desk.uploads, start=1) if number % 3]
    bookings, clients = stays.count("bookings") * ROWS, stays.count("clients") * ROWS
    assert min(bookings, clients) > 0
    assert len(stays) < len(desk.uploads)
    live = Booking.objects.not_cancelled()
    assert (live.count(), live.values("upload_key").distinct().count()) == (bookings, bookings)
    assert Line.objects.filter(booking__in=live).count() == bookings
    assert live.values("visit_id").distinct().count() == bookings
    assert Client.objects.filter(name__startswith="Client").count() == clients + 100
    assert _told() == _expected(desk.uploads)
    assert list(wrong_sums()) == []
    assert not Visit.objects.filter(bookings=None).exists()


def _told() -> list[tuple[str, int, int, int, int]]:
    """Of each upload: its state, and how many rows were made, refused, taken back, by its rows and by its own word."""
    uploads = Upload.objects.order_by("pk").annotate(kept=Count("rows"))
    return [(each.state, each.kept, each.rows_made, each.rows_refused, each.rows_taken_back) for each in uploads]


def _expected(uploads: list[Upload]) -> list[tuple[str, int, int, int, int]]:
    return [
        (UploadState.TAKEN_BACK, ROWS, ROWS, 0, ROWS) if number % 3 == 0 else (UploadState.DONE, ROWS, ROWS, 0, 0)
        for number in range(1, len(uploads) + 1)
    ]


def _killed_at_work(nursery: Nursery, *, after: float) -> bool:
    """Start a worker, and kill it some time after it took up a job; whether it was at work when it died."""
    dead = list(ProcrastinateJob.objects.filter(status="doing").values_list("worker_id", flat=True))
    nursery.start()
    _until(lambda: ProcrastinateJob.objects.filter(status="doing").exclude(worker_id__in=dead).exists())
    time.sleep(after)
    is_at_work = Upload.objects.filter(state__in=AT_WORK).exists()
    nursery.kill()
    return is_at_work


def _until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)
