"""What others do at the very same moment costs one row at most, and a killed process costs nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from daybook.access.choices import Role
from daybook.bookings.models import Booking, Line, Visit
from daybook.bookings.queries.sums import wrong_sums
from daybook.clients.models import Client
from daybook.uploads.models import Upload
from tests.bookings.sheets.uploading import a_file, a_row, check_upload, counted, told, wished, write_upload
from tests.factories import a_booking, a_location, a_membership, a_service, a_staff_member, a_user, an_actor

pytestmark = pytest.mark.django_db(transaction=True)
ROWS, KILLS = 6_000, 3
WAITS = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()"


def test_time_that_is_taken_at_the_very_moment_costs_this_row_alone(tmp_path):
    ines = a_staff_member("Inês Carvalho", location=a_location())
    day = timezone.now() + timedelta(days=3)
    rows = [a_row(Date=f"{day:%d.%m.%Y} {hour}:00") for hour in range(9, 18)]
    actor = an_actor()
    upload = check_upload(a_file(tmp_path, *rows), actor=actor)

    with ThreadPoolExecutor(1) as thread:
        with transaction.atomic():
            a_booking(staff=ines, starts_at=wished(upload, 6))
            writing = thread.submit(_written, upload, actor)
            _until_somebody_waits()
        done = writing.result(timeout=60)

    assert counted(done) == (0, 0, 1, 8)
    assert told(done) in ([(6, "refused", ["race"])], [(6, "refused", ["taken_since"])])


def test_a_killed_upload_goes_on_where_it_was_and_makes_each_booking_once(tmp_path):
    place = a_location()
    staff = [a_staff_member(f"Staff {number}", location=place) for number in range(10)]
    a_service("Haircut", location=place)
    owner = a_user(email="owner@example.org")
    a_membership(Role.OWNER, user=owner, location=place)
    source = a_file(tmp_path, *(_numbered(number, staff[number % 10].name) for number in range(ROWS)))
    command = ["upload", "bookings", str(source.path), "--location", str(place.pk), "--as", "owner@example.org"]

    for kill in range(KILLS):
        _killed(command, after_rows=kill * ROWS // KILLS)
    ended = subprocess.run(_daybook(*command), env=_env(), check=False, capture_output=True, text=True)

    assert ended.returncode == 0, ended.stderr
    assert Booking.objects.count() == Line.objects.count() == Visit.objects.count() == ROWS
    assert Booking.objects.values("upload_key").distinct().count() == ROWS
    assert Client.objects.count() == 100
    assert list(wrong_sums()) == []
    assert Upload.objects.filter(state="writing").count() == 0


def _written(upload, actor):
    try:
        return write_upload(upload, actor=actor)
    finally:
        connection.close()


def _until_somebody_waits() -> None:
    deadline = time.monotonic() + 30
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute(WAITS)
            if cursor.fetchone()[0]:
                return
            time.sleep(0.02)
    pytest.fail("nobody came to wait")


def _numbered(number: int, staff: str) -> dict[str, str]:
    """Each at a time and on a day of its own, so that each is a visit."""
    day = datetime(2024, 1, 1, 9) + timedelta(days=number // 10)
    phone = 351912340000 + number % 100
    return a_row(
        Date=f"{day:%d.%m.%Y %H:%M}",
        Employee_name=staff,
        Customer_phone_number=phone,
        Client_name=f"Client {number % 100}",
        Name_of_service="Haircut",
    )


def _killed(command: list[str], *, after_rows: int) -> None:
    """Start it, and kill it without a word once so many bookings are there."""
    process = subprocess.Popen(
        _daybook(*command), env=_env(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while Booking.objects.count() <= after_rows and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _daybook(*words: str) -> list[str]:
    return [sys.executable, "-m", "daybook", *words]


def _env() -> dict[str, str]:
    """The command's own process, on the database of the tests."""
    names = connection.settings_dict
    url = os.environ["DATABASE_URL"]
    head, _, rest = url.rpartition("/")
    query = f"?{rest.partition('?')[2]}" if "?" in rest else ""
    return os.environ | {"DATABASE_URL": f"{head}/{names['NAME']}{query}", "DAYBOOK_UNPOOLED": "yes"}
