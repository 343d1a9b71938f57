from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction

from daybook.access.choices import Right
from daybook.bookings.models import Booking
from daybook.bookings.models.saved_view import SavedView
from daybook.bookings.operations import edit_booking
from daybook.cards.operations import Erased, erase_client, merge_clients
from daybook.cards.wishes import ErasureWish
from daybook.clients.models import Client, ClientErasure
from daybook.clients.operations import create_client, edit_client, find_or_create_client
from daybook.clients.wishes import ClientWish
from daybook.mail.models import Message
from daybook.shared.errors import Invalid, NotAllowed, NotThere
from daybook.uploads.rules import UploadBusy
from daybook.uploads.sheets.bringing import Source
from tests.bookings.operations.wishing import a_wish, at
from tests.cards.everywhere import columns_that_hold, files_that_hold
from tests.cards.merging import into
from tests.datalog.asking import ask, make, somebody, told_of, work_of
from tests.factories import (
    a_booking,
    a_client,
    a_location,
    a_received_file,
    a_service,
    a_staff_member,
    an_actor,
    an_upload,
)
from tests.uploads.owning import an_owner, checked, written

pytestmark = pytest.mark.django_db

NAME, FORMER, PHONE, EMAIL = "Zsófia Brankovich", "Zsófia Maidenname", "+351912345678", "zsofia@example.org"
TEA, POODLE = "likes very strong tea", "comes with a poodle"
TRACES = (NAME, FORMER, PHONE, "912345678", EMAIL, TEA, POODLE)
FILE = (
    f"Date;Employee name;Customer phone number;Client name;Comment\n03.03.2026 10:00;Pavel;912345678;{NAME};{POODLE}\n"
)


@pytest.fixture(autouse=True)
def storage(tmp_path: Path, settings: Any) -> Path:
    """A folder in which nothing lies but what this test makes."""
    settings.DATA_DIR = tmp_path
    place = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path / "files"}}
    settings.STORAGES = settings.STORAGES | {"files": place}
    return tmp_path


@pytest.fixture
def erase(django_capture_on_commit_callbacks):
    """Erase as the owner does who typed the client's name, to the commit and what follows it."""

    def done(client: Client, typed: str = NAME, **who: Any) -> Erased:
        with django_capture_on_commit_callbacks(execute=True):
            return erase_client(
                ErasureWish(client.pk, typed), actor=who.get("actor") or an_actor(location=client.location)
            )

    return done


def zsofia() -> Client:
    """A client who was called otherwise before."""
    owner = an_actor()
    client = create_client(ClientWish(None, FORMER, PHONE, EMAIL, TEA), actor=owner)
    return edit_client(ClientWish(client.pk, NAME, PHONE, EMAIL, TEA), version=1, actor=owner)


def a_file_of_theirs(folder: Path) -> Source:
    path = folder / "may.csv"
    path.write_text(FILE)
    return Source(path)


def test_nothing_of_the_person_is_left_in_any_table_or_file(erase, storage, django_capture_on_commit_callbacks):
    client, owner = zsofia(), an_owner()
    pavel = a_staff_member("Pavel")
    double = a_client("Zsofia Brankovich", phone="+351912345670")
    booking = a_booking(client=double, staff=pavel, starts_at=at("10:00"), services=(a_service(price=40),), paid=40)
    edit_booking(booking.pk, a_wish(at("10:00"), staff=pavel, comment=POODLE), version=booking.version, actor=owner)
    merge_clients(into(client, double), actor=owner)
    manager = somebody()
    for question in ("", "client=Zs%C3%B3fia+Brankovich"):
        make(ask(manager, question))
    source = a_file_of_theirs(storage)
    with django_capture_on_commit_callbacks(execute=True):
        written(checked(source, owner), owner)
    checked(source, owner)
    source.path.unlink()
    an_upload_that_nobody_read = a_received_file(client.location, FILE.encode())
    Message.objects.create(
        key="letter", location=client.location, kind="download", to=EMAIL, subject=NAME, text=f"{NAME}, {PHONE}"
    )
    question = "status=1&client=Zs%C3%B3fia+Brankovich"
    saved = SavedView.objects.create(location=client.location, user=manager.user, name=NAME, question=question)
    assert len(columns_that_hold(*TRACES)) > 12
    assert len(files_that_hold(storage, *TRACES)) > 3

    client.refresh_from_db()
    erase(client)

    assert columns_that_hold(*TRACES, "zsofia brankovich", "912345670") == []
    assert files_that_hold(storage, *TRACES) == []
    saved.refresh_from_db()
    assert saved.question == "status=1&client=erased"
    an_upload_that_nobody_read.refresh_from_db()
    assert (an_upload_that_nobody_read.state, an_upload_that_nobody_read.file_key) == ("failed", "")


def test_bookings_and_money_stay_without_the_person(erase):
    client = zsofia()
    booking = a_booking(client=client, services=(a_service(price=40),), paid=40, comment=POODLE)

    erase(client)

    client.refresh_from_db()
    kept = Booking.objects.get()
    assert (kept.pk, kept.client, kept.paid, kept.comment) == (booking.pk, client, 40, "")
    assert (client.name, client.phone, client.email, client.comment) == ("Erased client", "", "", "")
    assert client.retired_at is not None


def test_it_is_recorded_who_erased_whom_and_how_many_rows_of_what(erase):
    client, owner = zsofia(), an_actor()
    a_booking(client=client, comment=POODLE)

    erased = erase(client, actor=owner)

    record = ClientErasure.objects.get()
    assert (record.client_number, record.by_user_id, record.channel, record.address) == (
        client.pk,
        owner.user_id,
        "desk",
        "192.0.2.7",
    )
    assert record.facts == dict(erased.rows)
    assert record.facts["comments of bookings"] == 1
    assert record.facts["history of the client"] == 3


def test_erasing_twice_is_harmless(erase):
    client = zsofia()
    first = erase(client)

    second = erase(client)

    assert (first.is_anew, second.is_anew) == (True, False)
    assert second.rows == first.rows


@pytest.mark.parametrize("typed", ["", "Zsófia", "12345678", "Erased client"])
def test_nobody_is_erased_whose_name_or_number_was_not_typed(erase, typed):
    client = zsofia()

    with pytest.raises(Invalid):
        erase(client, typed)

    assert Client.objects.get().name == NAME


@pytest.mark.parametrize("typed", ["  zsófia  BRANKOVICH ", "{number}", "#{number}"])
def test_the_name_may_be_typed_in_any_case_or_the_number(erase, typed):
    client = zsofia()

    erase(client, typed.format(number=client.pk))

    assert Client.objects.get().erased_at is not None


def test_erasing_takes_full_access_and_a_client_of_ones_own_location(erase):
    client = zsofia()

    with pytest.raises(NotAllowed):
        erase(client, actor=an_actor(*set(Right) - {Right.FULL}))
    with pytest.raises(NotThere):
        erase(client, actor=an_actor(location=a_location("Elsewhere")))


def test_a_later_visitor_with_the_same_phone_is_a_new_client(erase):
    client = zsofia()
    erase(client)

    again = find_or_create_client(ClientWish(None, NAME, PHONE), actor=an_actor())

    assert again.pk != client.pk


def test_the_same_file_brings_the_client_anew_and_the_booking_no_second_time(erase, storage):
    a_staff_member("Pavel")
    owner, source = an_owner(), a_file_of_theirs(storage)
    written(checked(source, owner), owner)
    erase(Client.objects.get())

    upload = written(checked(source, owner), owner)

    assert (upload.rows_made, Booking.objects.count()) == (0, 1)


def test_files_of_downloads_end_with_the_reason_in_the_data_log(erase):
    client, olga = zsofia(), somebody()
    ready, waiting = ask(olga), ask(olga, "cancelled=yes")
    make(ready)

    erased = erase(client)

    assert erased.downloads == 2
    assert [work_of(each).state for each in (ready, waiting)] == ["expired", "failed"]
    assert "was erased" in work_of(ready).problem
    assert [told_of(each)[-1] for each in (ready, waiting)] == ["expired", "failed"]


def test_rows_of_a_checked_file_that_tell_of_the_person_are_refused_and_others_are_not(erase, storage):
    a_staff_member("Pavel")
    client, owner = zsofia(), an_owner()
    path = storage / "two.csv"
    path.write_text(FILE + "04.03.2026 10:00;Pavel;912000000;Otto;\n")
    upload = checked(Source(path), owner)

    erase(client)

    rows = list(upload.rows.order_by("number").values_list("verdict", "values", "wish__client_name"))
    assert [row[0] for row in rows] == ["refused", "ready"]
    upload.refresh_from_db()
    assert (upload.rows_refused, upload.rows_ready, upload.file_key) == (1, 1, "")


def test_others_keep_what_is_theirs(erase):
    client = zsofia()
    other = a_client("Otto", phone="+351912345111")
    booking = a_booking(client=other, comment="afraid of dogs")

    erase(client)

    other.refresh_from_db()
    booking.refresh_from_db()
    assert (other.name, other.phone, booking.comment) == ("Otto", "+351912345111", "afraid of dogs")
    kept = apps.get_model("clients", "ClientEvent")._default_manager.filter(pgh_obj_id=other.pk)
    assert [event.name for event in kept] == ["Otto"]


def test_nobody_is_erased_while_a_file_is_being_written(erase):
    client = zsofia()
    an_upload(state="writing")

    with pytest.raises(UploadBusy):
        erase(client)


def test_history_is_guarded_again_afterwards(erase):
    client = zsofia()
    erase(client)

    for statement in ("UPDATE clients_clientevent SET name = 'x'", "DELETE FROM clients_clienterasure"):
        with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
            _execute(statement)


def test_the_function_does_nothing_for_a_client_of_another_location():
    client, elsewhere = zsofia(), a_location("Elsewhere")

    with pytest.raises(ProgrammingError, match="no client"), transaction.atomic():
        _execute(f"SELECT daybook_erase_client({elsewhere.pk}, {client.pk})")

    assert Client.objects.get().name == NAME


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
