"""What tests of the wizard's pages have in common: a salon, a file, and the steps as a person takes them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from django.urls import reverse

from daybook.access.choices import Role
from daybook.locations.models import Location
from daybook.uploads.models import Upload
from tests.access.doors import a_browser_of
from tests.factories import a_location, a_service, a_staff_member
from tests.uploads.owning import worked_on

Answer = Any
"""What the test client gives back: a response with its context."""
ROW = {
    "Date": "02.03.2026 10:00",
    "Employee name": "Inês Carvalho",
    "Customer phone number": "351912345678",
    "Client name": "Anna Kovács",
    "Name of service": "Haircut",
}


def a_salon_here() -> Location:
    """A location where Inês cuts hair."""
    here = a_location("Here")
    a_staff_member("Inês Carvalho", location=here)
    a_service("Haircut", location=here)
    return here


def the_owner(here: Location) -> Browser:
    """A browser of somebody with full access."""
    return a_browser_of(Role.OWNER, location=here)


def a_row(**changes: str) -> dict[str, str]:
    """A good row; `Client_name` is the column “Client name”."""
    return ROW | {heading.replace("_", " "): cell for heading, cell in changes.items()}


def rows_at(*hours: int, **changes: str) -> list[dict[str, str]]:
    """Good rows of one day, each at another hour."""
    return [a_row(Date=f"02.03.2026 {hour:02}:00", **changes) for hour in hours]


def as_csv(*rows: Mapping[str, str]) -> bytes:
    """A file of these rows below the headings of all of them."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(heading for row in rows for heading in row)))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def address(name: str, here: Location, upload: Upload | None = None, **asked: str) -> str:
    """An address of the wizard, with a question."""
    ids = {"location_id": here.pk} | ({"upload_id": upload.pk} if upload else {})
    url = reverse(f"wizard:{name}", kwargs=ids)
    return f"{url}?{'&'.join(f'{key}={value}' for key, value in asked.items())}" if asked else url


def send(
    browser: Browser, here: Location, content: bytes, *, name: str = "may.csv", section: str = "bookings", **fields: str
) -> Answer:
    """Send a file from the first page."""
    file = SimpleUploadedFile(name, content)
    return browser.post(address("bring_file", here, section=section), {"file": file, **fields})


def the_upload() -> Upload:
    """The only one there is."""
    return Upload.objects.get()


def received(browser: Browser, here: Location, *rows: Mapping[str, str]) -> Upload:
    """A file of these rows, come in."""
    before = set(Upload.objects.values_list("pk", flat=True))
    send(browser, here, as_csv(*rows))
    return Upload.objects.exclude(pk__in=before).get()


def chosen_on(page: Answer) -> dict[str, str]:
    """What the page of the columns has chosen for each of them."""
    return {column["name"]: column["chosen"] for column in page.context["columns"]}


def checked(browser: Browser, here: Location, *rows: Mapping[str, str]) -> Upload:
    """A file of these rows, its columns matched as the page proposes, checked by the job."""
    upload = received(browser, here, *rows)
    page = browser.get(address("columns", here, upload))
    browser.post(address("save_columns", here, upload), chosen_on(page) | {"sheet": page.context["sheet"]})
    upload.refresh_from_db()
    return worked_on(upload)


def written(browser: Browser, here: Location, *rows: Mapping[str, str]) -> Upload:
    """The same, confirmed and written by the job."""
    upload = checked(browser, here, *rows)
    browser.post(address("write", here, upload))
    upload.refresh_from_db()
    return worked_on(upload)


def words_of(response: Answer) -> str:
    """What a person reads, without markup."""
    text = re.sub(r"<(script|style)\b.*?</\1>", "", str(response.content.decode()), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def verdicts_on(response: Answer) -> list[tuple[int, str]]:
    """The number and verdict of each row that is shown."""
    found = re.findall(r'<tr data-verdict="(\w+)" data-row="(\d+)"', response.content.decode())
    return [(int(number), verdict) for verdict, number in found]
