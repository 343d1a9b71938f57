"""Clients come in from a file: each once, those there untouched, and out again as long as nobody needs them."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.utils import timezone

from daybook.access.choices import Right
from daybook.clients.models import Client
from daybook.clients.operations import edit_client
from daybook.clients.sheets.upload import CLIENTS
from daybook.clients.wishes import ClientWish
from daybook.shared.errors import NotAllowed
from daybook.uploads.sheets.bringing import check_upload, take_back_upload, write_upload
from tests.factories import a_booking, a_client, a_location, an_actor
from tests.uploads.sections import a_sheet, brought_in, counted, problems, told

pytestmark = pytest.mark.django_db
PHONE = "+351912345678"


def a_row(name="Anna Kovács", phone="351 912 345 678", **more):
    return {"Client name": name, "Phone": phone, "E-mail": "", "Comment": ""} | {
        heading.replace("_", " "): cell for heading, cell in more.items()
    }


def somebody(name, **more):
    """Who is there, made at the desk."""
    client = a_client(name, phone=more.pop("phone", PHONE))
    Client.objects.filter(pk=client.pk).update(**more)
    return client


def everybody():
    return list(Client.objects.order_by("pk").values_list("name", "phone", "email", "comment"))


def test_a_row_becomes_a_client_who_knows_their_upload(tmp_path):
    row = a_row(Comment="Quiet chair") | {"E-mail": "anna@example.org"}
    actor = an_actor()

    upload = brought_in(a_sheet(tmp_path, row), CLIENTS, actor)

    assert everybody() == [("Anna Kovács", PHONE, "anna@example.org", "Quiet chair")]
    assert Client.objects.get().upload_id == upload.pk
    events = apps.get_model("clients.ClientEvent")._default_manager
    assert list(events.values_list("pgh_label", "by_user_id", "channel")) == [("insert", actor.user_id, "upload")]


def test_the_same_file_again_changes_nothing(tmp_path):
    rows = [a_row(), a_row("Bo", "351912345679"), a_row("Without phone", ""), a_row("Without phone", "", Comment="2")]
    actor = an_actor()

    first = brought_in(a_sheet(tmp_path, *rows), CLIENTS, actor)
    again = brought_in(a_sheet(tmp_path, *rows, name="again.csv"), CLIENTS, actor)

    assert (counted(first), counted(again)) == ((0, 0, 0, 4), (0, 4, 0, 0))
    assert Client.objects.count() == 4


def test_two_checks_of_one_file_make_each_client_once(tmp_path):
    actor, source = an_actor(), a_sheet(tmp_path, a_row(), a_row("Without phone", ""))
    first, second = (check_upload(source, CLIENTS, actor=actor) for _time in range(2))

    write_upload(first, CLIENTS, actor=actor)
    done = write_upload(second, CLIENTS, actor=actor)

    assert (counted(done), Client.objects.count()) == ((0, 2, 0, 0), 2)


def test_somebody_made_at_the_desk_since_the_check_is_not_made_again(tmp_path):
    actor = an_actor()
    upload = check_upload(a_sheet(tmp_path, a_row()), CLIENTS, actor=actor)
    a_client("Anna from the desk", phone=PHONE)

    done = write_upload(upload, CLIENTS, actor=actor)

    assert (told(done), Client.objects.count()) == ([(2, "there", ["same_phone"])], 1)


def test_who_is_there_stays_as_they_are_and_differences_are_told(tmp_path):
    anna = somebody("Anna Kovacs", email="old@example.org", comment="Old")
    row = a_row("Anne Kovács", Comment="New") | {"E-mail": "new@example.org"}

    upload = brought_in(a_sheet(tmp_path, row), CLIENTS, an_actor())

    assert told(upload) == [(2, "there", ["same_phone", "other_name", "other_email", "other_comment"])]
    assert upload.rows.get().made_id == anna.pk
    assert everybody() == [("Anna Kovacs", PHONE, "old@example.org", "Old")]


def test_case_spaces_and_accents_of_a_name_are_no_difference(tmp_path):
    a_client("anna kovacs", phone=PHONE)

    upload = check_upload(a_sheet(tmp_path, a_row(" Anna  Kovács")), CLIENTS, actor=an_actor())

    assert told(upload) == [(2, "there", ["same_phone"])]


def test_somebody_retired_is_told_and_not_brought_back(tmp_path):
    somebody("Anna Kovács", retired_at=timezone.now())

    upload = brought_in(a_sheet(tmp_path, a_row()), CLIENTS, an_actor())

    assert told(upload) == [(2, "there", ["retired_client"])]


def test_clients_of_another_location_are_strangers(tmp_path):
    a_client("Anna Kovács", phone=PHONE, location=a_location("Elsewhere"))

    upload = brought_in(a_sheet(tmp_path, a_row()), CLIENTS, an_actor(location=a_location("Here")))

    assert counted(upload) == (0, 0, 0, 1)


def test_rows_of_one_phone_that_differ_are_all_refused_and_equal_ones_count_once(tmp_path):
    rows = (a_row(), a_row("Bea"), a_row("Cy", "351912345679"), a_row("Cy", "+351 912 345 679"))

    upload = brought_in(a_sheet(tmp_path, *rows), CLIENTS, an_actor())

    assert told(upload) == [(2, "refused", ["double"]), (3, "refused", ["double"]), (5, "there", ["same_row"])]
    assert everybody() == [("Cy", "+351912345679", "", "")]


def test_a_number_of_ours_counts_where_the_name_or_the_phone_agrees(tmp_path):
    anna = a_client("Anna Kovács", phone=PHONE)
    rows = (
        a_row(phone="", Client_ID=anna.pk),
        a_row("Somebody else", "351912345679", Client_ID=anna.pk),
        a_row("From elsewhere", "351912345670", Client_ID="A-17"),
    )

    upload = check_upload(a_sheet(tmp_path, *rows), CLIENTS, actor=an_actor())

    assert told(upload) == [(2, "there", ["known"])]
    assert counted(upload) == (2, 1, 0, 0)


def test_a_client_without_phone_made_at_the_desk_is_known_by_all_that_is_said(tmp_path):
    somebody("Zoë", phone="", email="zoe@example.org")
    rows = (a_row("zoe", "") | {"E-mail": "ZOE@example.org"}, a_row("zoe", "", Comment="Another"))

    upload = check_upload(a_sheet(tmp_path, *rows), CLIENTS, actor=an_actor())

    assert told(upload) == [(2, "there", ["same_client"])]


def test_a_changed_phone_does_not_make_the_row_a_new_client(tmp_path):
    actor, source = an_actor(), a_sheet(tmp_path, a_row())
    brought_in(source, CLIENTS, actor)
    anna = Client.objects.get()
    edit_client(ClientWish(anna.pk, "Anna Kovács", "351912345670"), version=1, actor=actor)

    upload = check_upload(source, CLIENTS, actor=actor)

    assert told(upload) == [(2, "there", ["uploaded_before", "other_phone"])]


@pytest.mark.parametrize(
    ("row", "heading", "code"),
    [
        (a_row(""), "Client name", "empty"),
        (a_row("\u200b"), "Client name", "empty"),
        (a_row("A" * 201), "Client name", "too_long_text"),
        (a_row(phone="call me"), "Phone", "not_a_phone"),
        (a_row(phone="12"), "Phone", "not_a_phone"),
        (a_row(phone="912345678, 912345679"), "Phone", "not_a_phone"),
        (a_row() | {"E-mail": "anna at example"}, "E-mail", "not_an_email"),
        (a_row() | {"E-mail": "a@example.org; b@example.org"}, "E-mail", "not_an_email"),
        (
            a_row() | {"E-mail": f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.org"},
            "E-mail",
            "too_long_text",
        ),
        (a_row(Comment="A" * 10_001), "Comment", "too_long_text"),
    ],
)
def test_a_problem_is_told_at_its_cell(tmp_path, row, heading, code):
    upload = check_upload(a_sheet(tmp_path, row), CLIENTS, actor=an_actor())

    assert problems(upload) == [(2, heading, code)]


@pytest.mark.parametrize("name", ["Анна Ковач", "ანა კოვაჩი", "安娜", "أنا كوفاتش", "Ζωή", "ann'a =1+1", "🙂 Bo"])
def test_names_of_every_script_come_as_they_are(tmp_path, name):
    brought_in(a_sheet(tmp_path, a_row(name)), CLIENTS, an_actor())

    assert Client.objects.get().name == name


def test_first_and_last_names_of_other_systems_become_one(tmp_path):
    rows = (
        {"First name": "Anna", "Last name": "Kovács", "Mobile": PHONE, "Birthday": "01.02.1990"},
        {"First name": "", "Last name": "Nagy", "Mobile": "351912345679", "Birthday": ""},
    )

    upload = brought_in(a_sheet(tmp_path, *rows), CLIENTS, an_actor())

    assert [name for name, *_rest in everybody()] == ["Anna Kovács", "Nagy"]
    assert upload.headings == ["First name", "Last name", "Mobile", "Birthday"]


def test_a_surname_that_only_sounds_within_the_first_name_is_kept(tmp_path):
    rows = ({"Имя": "Юлия", "Фамилия": "Ли", "Телефон": PHONE},)

    brought_in(a_sheet(tmp_path, *rows), CLIENTS, an_actor())

    assert Client.objects.get().name == "Юлия Ли"


def test_a_surname_that_the_name_holds_is_not_said_twice(tmp_path):
    rows = ({"Имя": "Ковач Анна", "Фамилия": "Ковач", "Телефон": PHONE},)

    brought_in(a_sheet(tmp_path, *rows), CLIENTS, an_actor())

    assert [name for name, *_rest in everybody()] == ["Ковач Анна"]


def test_a_wrong_upload_is_taken_back_but_for_whom_somebody_needs(tmp_path):
    rows = [a_row(name, f"35191234567{number}") for number, name in enumerate(("Ann", "Booked", "Changed", "Bob"))]
    actor = an_actor()
    upload = brought_in(a_sheet(tmp_path, *rows), CLIENTS, actor)
    booked, changed = Client.objects.get(name="Booked"), Client.objects.get(name="Changed")
    a_booking(client=booked, deleted=True)
    edit_client(ClientWish(changed.pk, "Changed since", changed.phone), version=1, actor=actor)

    done = take_back_upload(upload, CLIENTS, actor=actor)

    assert [row for row in told(done) if row[1] == "kept"] == [
        (3, "kept", ["in_use"]),
        (4, "kept", ["changed"]),
    ]
    assert (done.state, done.rows_taken_back, done.rows_kept) == ("taken_back", 2, 2)
    assert [name for name, *_rest in everybody()] == ["Booked", "Changed since"]


def test_what_was_taken_back_can_be_brought_in_again(tmp_path):
    actor, source = an_actor(), a_sheet(tmp_path, a_row(), a_row("Without phone", ""))
    take_back_upload(brought_in(source, CLIENTS, actor), CLIENTS, actor=actor)

    again = brought_in(source, CLIENTS, actor)

    assert (counted(again), Client.objects.count()) == ((0, 0, 0, 2), 2)


def test_without_full_access_nothing_is_read(tmp_path):
    with pytest.raises(NotAllowed):
        check_upload(a_sheet(tmp_path, a_row()), CLIENTS, actor=an_actor(Right.CLIENTS))
