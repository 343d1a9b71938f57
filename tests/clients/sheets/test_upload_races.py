"""What the desk does at the very same moment neither doubles a client nor takes one away from a booking."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from daybook.bookings.models import Booking
from daybook.clients.models import Client
from daybook.clients.sheets.upload import CLIENTS
from daybook.uploads.sheets.bringing import check_upload, take_back_upload, write_upload
from tests.factories import a_booking, a_client, an_actor
from tests.uploads.sections import a_sheet, brought_in, told

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = (
    {"Client name": "Anna", "Phone": "+351912345678"},
    {"Client name": "Bo", "Phone": "+351912345679"},
)
WAITS = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()"


def test_a_phone_that_the_desk_takes_at_the_very_moment_makes_no_second_client(tmp_path):
    actor = an_actor()
    upload = check_upload(a_sheet(tmp_path, *ROWS), CLIENTS, actor=actor)

    with ThreadPoolExecutor(1) as thread:
        with transaction.atomic():
            there = a_client("Anna from the desk", phone="+351912345678")
            writing = thread.submit(in_a_thread, write_upload, upload, actor)
            until_somebody_waits()
        done = writing.result(timeout=60)

    assert told(done) == [(2, "there", ["race"])]
    assert done.rows.get(number=2).made_id == there.pk
    assert list(Client.objects.order_by("phone").values_list("name", flat=True)) == ["Anna from the desk", "Bo"]


def test_a_client_who_is_booked_at_the_very_moment_is_not_taken_back(tmp_path):
    actor = an_actor()
    upload = brought_in(a_sheet(tmp_path, *ROWS), CLIENTS, actor)

    with ThreadPoolExecutor(1) as thread:
        with transaction.atomic():
            anna = Client.objects.select_for_update(no_key=True).get(name="Anna")
            taking_back = thread.submit(in_a_thread, take_back_upload, upload, actor)
            until_somebody_waits()
            a_booking(client=anna)
        done = taking_back.result(timeout=60)

    assert told(done) == [(2, "kept", ["in_use"])]
    assert list(Client.objects.values_list("name", flat=True)) == ["Anna"]
    assert Booking.objects.get().client_id == anna.pk


def in_a_thread(act, upload, actor):
    try:
        return act(upload, CLIENTS, actor=actor)
    finally:
        connection.close()


def until_somebody_waits():
    deadline = time.monotonic() + 30
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute(WAITS)
            if cursor.fetchone()[0]:
                return
            time.sleep(0.02)
    pytest.fail("nobody waited")
