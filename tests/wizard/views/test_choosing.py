from __future__ import annotations

import pytest
from django.test import Client as Browser

from daybook.access.choices import Right, Role
from daybook.uploads.choices import UploadSection, UploadState
from daybook.uploads.models import Upload
from tests.access.doors import a_browser_of, signed_in
from tests.factories import a_membership, a_user
from tests.uploads.owning import worked_on
from tests.wizard.views.desk import (
    a_row,
    a_salon_here,
    address,
    as_csv,
    checked,
    chosen_on,
    send,
    the_owner,
    the_upload,
    words_of,
)

pytestmark = pytest.mark.django_db
KEY = "6f0c2b0e-4a3e-4f0a-9f65-6d2a3f5a9f10"


@pytest.mark.parametrize("section", list(UploadSection))
def test_the_page_of_each_section_tells_its_fields_and_gives_template_and_example(section):
    here = a_salon_here()
    owner = the_owner(here)

    page = owner.get(address("new", here, section=section))

    files = [owner.get(page.context[name]) for name in ("template_url", "example_url")]
    assert page.status_code == 200
    assert page.context["fields"]
    assert {file["Content-Disposition"].split(";")[0] for file in files} == {"attachment"}
    assert [file.content[:2] for file in files] == [b"PK", b"PK"]


def test_without_full_access_the_page_says_who_may_upload_and_the_server_takes_nothing():
    here = a_salon_here()
    a_membership(Role.OWNER, user=a_user("Ida Owner"), location=here)
    clerk = a_browser_of(Role.MANAGER, location=here)

    page, sent = clerk.get(address("new", here)), send(clerk, here, as_csv(a_row()))

    assert "Uploading needs full access" in words_of(page)
    assert page.context["who"] == ["Ida Owner"]
    assert b"<form method" not in page.content.split(b'<main id="content"')[1]
    assert sent.status_code == 403
    assert not Upload.objects.exists()


def test_a_file_is_taken_in_and_leads_to_its_columns():
    here = a_salon_here()

    sent = send(the_owner(here), here, as_csv(a_row()))

    upload = the_upload()
    assert (sent.status_code, sent["Location"]) == (302, address("columns", here, upload))
    assert (upload.state, upload.name, upload.section) == (UploadState.RECEIVED, "may.csv", "bookings")


def test_the_name_of_a_file_is_no_path_and_no_markup():
    here = a_salon_here()
    owner = the_owner(here)

    send(owner, here, as_csv(a_row()), name="<b>may</b>.csv")

    page = owner.get(address("columns", here, the_upload()))
    assert "/" not in the_upload().name
    assert b"<b>may" not in page.content


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("may.csv", b"", "The file is empty."),
        ("may.pdf", b"%PDF-1.4", "is of a kind that is not read"),
        ("may.xlsx", b"PK\x03\x04 cut off", "The file is damaged or was not transferred to its end."),
        ("may.xlsx", b"Date;Client", "but inside it is a .csv file"),
    ],
)
def test_what_is_no_table_is_told_at_the_field_and_not_kept(name, content, sentence):
    here = a_salon_here()

    page = send(the_owner(here), here, content, name=name)

    assert page.status_code == 422
    assert sentence in page.context["form"].problem
    assert not Upload.objects.exists()


def test_a_form_without_a_file_asks_for_one():
    here = a_salon_here()

    page = the_owner(here).post(address("bring_file", here), {})

    assert (page.status_code, page.context["form"].problem) == (422, "Choose a file first.")


def test_a_form_that_is_larger_than_any_file_is_refused_before_it_is_read():
    here = a_salon_here()

    page = the_owner(here).post(
        address("bring_file", here, section="clients"),
        b"--x--",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(60 * 1024 * 1024),
    )

    assert page.status_code == 413
    assert page.context["form"].problem == "The file is larger than 50 MB. Divide it into several."
    assert page.context["head"].section == "clients"


@pytest.mark.parametrize("name", ["bring_file", "bring_cells"])
def test_a_form_from_elsewhere_is_refused_although_its_size_is_asked_first(name):
    here = a_salon_here()
    careful = Browser(enforce_csrf_checks=True)
    careful.force_login(a_membership(Role.OWNER, location=here).user)

    assert careful.post(address(name, here), {"cells": "Date"}).status_code == 403
    assert not Upload.objects.exists()


def test_the_same_form_sent_twice_makes_one_upload():
    here = a_salon_here()
    owner = the_owner(here)

    first, second = (send(owner, here, as_csv(a_row()), form_key=KEY) for _time in range(2))

    assert first["Location"] == second["Location"] == address("columns", here, the_upload())


def test_pasted_cells_are_a_file_of_text():
    here = a_salon_here()
    owner = the_owner(here)
    cells = "\n".join("\t".join(line) for line in (a_row(), a_row().values()))

    sent = owner.post(address("bring_cells", here), {"cells": cells})

    assert sent["Location"] == address("columns", here, the_upload())
    assert owner.get(sent["Location"]).context["columns"][0]["samples"] == ["02.03.2026 10:00"]


def test_cells_that_are_no_table_are_told_and_stay_in_the_field():
    here = a_salon_here()

    empty = the_owner(here).post(address("bring_cells", here), {"cells": "   "})

    assert (empty.status_code, empty.context["form"].cells) == (422, "   ")
    assert empty.context["form"].cells_problem == "There is nothing in the table."


def test_very_many_cells_are_refused_in_words_where_no_script_sends_them_as_a_file():
    here = a_salon_here()

    page = the_owner(here).post(address("bring_cells", here), {"cells": "x" * 3_000_000})

    assert page.status_code == 413
    assert "too many cells to paste" in page.context["form"].cells_problem


def test_a_mended_file_takes_the_place_of_the_one_with_mistakes():
    here = a_salon_here()
    owner = the_owner(here)
    wrong = checked(owner, here, a_row(Date="soon"))

    send(owner, here, as_csv(a_row()), instead=str(wrong.pk))

    assert the_upload().pk != wrong.pk


def test_only_somebody_who_holds_full_access_now_brings_a_file_in():
    here = a_salon_here()
    membership = a_membership(Role.OWNER, location=here)
    browser = signed_in(membership)
    membership.role = Role.MANAGER
    membership.switched = {Right.FULL.value: False}
    membership.save()

    assert send(browser, here, as_csv(a_row())).status_code == 403


def test_a_form_sent_once_more_after_its_rows_were_written_leads_to_what_became_of_them():
    here = a_salon_here()
    owner = the_owner(here)
    file = as_csv(a_row())
    send(owner, here, file, form_key=KEY)
    page = owner.get(address("columns", here, the_upload()))
    owner.post(address("save_columns", here, the_upload()), chosen_on(page) | {"sheet": ""})
    worked_on(the_upload())
    owner.post(address("write", here, the_upload()))
    worked_on(the_upload())

    again = owner.get(send(owner, here, file, form_key=KEY)["Location"], follow=True)

    assert the_upload().file_key == ""
    assert "1 booking made." in words_of(again)


def test_a_form_sent_at_two_locations_is_a_file_of_each():
    first, second = a_salon_here(), a_salon_here()
    membership = a_membership(Role.OWNER, location=first)
    a_membership(Role.OWNER, user=membership.user, location=second)
    owner = signed_in(membership)

    answers = [send(owner, here, as_csv(a_row()), form_key=KEY).status_code for here in (first, second)]

    assert answers == [302, 302]
    assert set(Upload.objects.values_list("location_id", flat=True)) == {first.pk, second.pk}
