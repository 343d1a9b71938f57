"""Staff and services stand still while a file is being written, and only then."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection, transaction

from daybook.bookings.models import Booking
from daybook.catalogue import operations as catalogue
from daybook.locations.operations import LocationWish, edit_location
from daybook.locations.operations.edit_location import StandsStill
from daybook.shared.actor import Actor
from daybook.shared.errors import DomainError
from daybook.staff import operations as staff
from daybook.staff.models import StaffMember
from daybook.staff.wishes import StaffWish
from daybook.uploads.models import Upload
from daybook.uploads.rules import UploadBusy
from tests.bookings.sheets.uploading import a_file, a_row
from tests.factories import a_location, a_position, a_service, a_service_category, a_staff_member
from tests.uploads.owning import an_owner, checked, written

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def being_written(upload: Upload, actor: Actor) -> Iterator[None]:
    """Inside, the file is being written: it waits for its staff member, whom somebody else holds."""
    with ThreadPoolExecutor(1) as thread:
        with transaction.atomic():
            list(StaffMember.objects.select_for_update().order_by("pk"))
            writing = thread.submit(_written, upload, actor)
            _until_it_waits(writing)
            yield
        writing.result(timeout=60)


def _written(upload: Upload, actor: Actor) -> None:
    try:
        written(upload, actor)
    finally:
        connection.close()


def _until_it_waits(writing: Future[None]) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not writing.done():
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.02)
    pytest.fail("nobody came to wait")


def changes(actor: Actor) -> list[Callable[[], object]]:
    """Everything that changes what the rows of a file refer to."""
    member, position, service, category = a_staff_member(), a_position(), a_service(), a_service_category("Empty")
    wish = catalogue.ServiceWish("Trim", service.category_id, timedelta(hours=1), Decimal(20))
    return [
        lambda: staff.create_position("Barber", actor=actor),
        lambda: staff.create_staff_member("Pavel", actor=actor),
        lambda: staff.edit_position(position.pk, "Stylist", version=1, actor=actor),
        lambda: staff.edit_staff_member(member.pk, StaffWish("Rosa"), version=1, actor=actor),
        lambda: catalogue.edit_service(service.pk, wish, version=1, actor=actor),
        lambda: catalogue.edit_service_category(category.pk, "Empty shelf", version=1, actor=actor),
        lambda: staff.retire_position(position.pk, actor=actor),
        lambda: staff.retire_staff_member(member.pk, actor=actor),
        lambda: catalogue.create_service(wish, actor=actor),
        lambda: catalogue.create_service_category("Nails", actor=actor),
        lambda: catalogue.give_service(service.pk, member.pk, actor=actor),
        lambda: catalogue.retire_service(service.pk, actor=actor),
        lambda: catalogue.retire_service_category(category.pk, actor=actor),
    ]


def test_the_clock_of_the_location_stands_still_too(tmp_path):
    place = a_location()
    a_staff_member("Inês Carvalho", location=place)
    actor = an_owner()
    upload = checked(a_file(tmp_path, a_row(), name="may.csv"), actor)
    wish = LocationWish("Porto", "Europe/Madrid", "EUR", "PT")

    with being_written(upload, actor), pytest.raises(StandsStill):
        edit_location(wish, version=1, actor=actor)


def test_a_change_during_a_write_is_refused_and_after_it_goes_through(tmp_path):
    a_staff_member("Inês Carvalho", location=a_location())
    actor = an_owner()
    acts = changes(actor)
    upload = checked(a_file(tmp_path, a_row(), name="may.csv"), actor)

    with being_written(upload, actor):
        refused = [_refusal(act) for act in acts]
    after = [_refusal(act) for act in acts]

    assert {type(refusal) for refusal in refused} == {UploadBusy}
    assert f"{actor.name} is bringing in the file “may.csv”: 0 of 1 rows are done." in str(refused[0])
    assert after == [None] * len(acts)
    assert Booking.objects.count() == 1


def test_a_change_under_way_is_waited_for(tmp_path):
    a_staff_member("Inês Carvalho", location=a_location())
    actor = an_owner()
    upload = checked(a_file(tmp_path, a_row()), actor)

    with ThreadPoolExecutor(1) as thread:
        with transaction.atomic():
            staff.create_position("Barber", actor=actor)
            writing = thread.submit(_written, upload, actor)
            time.sleep(0.5)
            before = Booking.objects.count()
        writing.result(timeout=60)

    assert (before, Booking.objects.count()) == (0, 1)


def test_another_location_is_free(tmp_path):
    place = a_location()
    a_staff_member("Inês Carvalho", location=place)
    actor, porto = an_owner(place), an_owner(a_location("Aurora Porto"))
    upload = checked(a_file(tmp_path, a_row()), actor)

    with being_written(upload, actor):
        refusal = _refusal(lambda: staff.create_position("Barber", actor=porto))

    assert refusal is None


def _refusal(act: Callable[[], object]) -> DomainError | None:
    """What the act was refused with, undone at once."""
    try:
        with transaction.atomic():
            act()
    except DomainError as refusal:
        return refusal
    return None
