"""Each section by the same four steps: its own filled example goes in, and is taken back."""

from __future__ import annotations

import pytest

from daybook.bookings.models import Booking
from daybook.catalogue.models import Service
from daybook.clients.models import Client
from daybook.staff.models import StaffMember
from daybook.uploads.choices import UploadSection, UploadState
from tests.factories import a_location
from tests.uploads.owning import worked_on
from tests.wizard.views.desk import a_salon_here, address, chosen_on, send, the_owner, the_upload, words_of

pytestmark = pytest.mark.django_db
MADE = {
    UploadSection.BOOKINGS: (Booking, "bookings"),
    UploadSection.CLIENTS: (Client, "clients"),
    UploadSection.SERVICES: (Service, "services"),
    UploadSection.STAFF: (StaffMember, "staff members"),
}
WAYS_ON = {
    UploadSection.BOOKINGS: 0,  # the register shows them
    UploadSection.CLIENTS: 1,
    UploadSection.SERVICES: 2,
    UploadSection.STAFF: 2,
}


@pytest.mark.parametrize("section", list(UploadSection))
def test_the_filled_example_goes_in_as_it_is_and_is_taken_back(section):
    # An example names what the location has; where it has nothing, what could be there.
    here = a_salon_here() if section == UploadSection.BOOKINGS else a_location("New")
    owner = the_owner(here)
    table, things = MADE[section]
    before = table._default_manager.count()
    example = owner.get(address("example", here, section=section)).content

    send(owner, here, example, name="example.xlsx", section=section)
    upload = the_upload()
    page = owner.get(address("columns", here, upload))
    owner.post(address("save_columns", here, upload), chosen_on(page) | {"sheet": page.context["sheet"]})
    upload.refresh_from_db()
    checked = worked_on(upload)
    ready = checked.rows_ready
    owner.post(address("write", here, upload))
    upload.refresh_from_db()
    result = owner.get(address("upload", here, worked_on(upload)))

    assert page.context["problems"] == []
    assert (checked.rows_refused, table._default_manager.count()) == (0, before + ready)
    assert f"{ready} {things} made." in words_of(result)
    assert [owner.get(url).status_code for _words, url in result.context["ways_on"]] == [200] * WAYS_ON[section]
    owner.post(address("take_back", here, upload))
    upload.refresh_from_db()
    assert worked_on(upload).state == UploadState.TAKEN_BACK
    assert upload.rows_taken_back == ready
