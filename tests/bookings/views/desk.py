"""What the tests of the register's pages have in common: addresses, and reading what a page shows."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import urlencode

from django.test import Client as Browser
from django.urls import reverse

from daybook.locations.models import Location

Answer = Any
"""What the test client gives back: a response with its context."""


def the_register(location: Location, **question: Any) -> str:
    """The register's address with a question."""
    here = reverse("bookings:register", kwargs={"location_id": location.pk})
    return f"{here}?{urlencode(question, doseq=True)}" if question else here


def address_of(name: str, location: Location, **ids: int) -> str:
    """Another address of the room."""
    return reverse(f"bookings:{name}", kwargs={"location_id": location.pk, **ids})


def rows_of(response: Answer) -> list[int]:
    """The numbers of the bookings that the page shows, from top to bottom."""
    return [int(number) for number in re.findall(r'<tr data-booking="(\d+)"', _text(response))]


def pink_rows_of(response: Answer) -> list[int]:
    """Those of them that are shown as deleted."""
    found = re.findall(r'<tr data-booking="(\d+)" data-version="\d+" class="is-deleted">', _text(response))
    return [int(number) for number in found]


def total_of(response: Answer) -> str:
    """The count that the page states."""
    (total,) = re.findall(r'data-total="([^"]*)"', _text(response))
    return str(total)


def words_of(response: Answer) -> str:
    """What a person reads, without markup."""
    text = re.sub(r"<(script|style)\b.*?</\1>", "", _text(response), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def hidden_of(response: Answer, name: str) -> list[str]:
    """The values of a hidden field of the dialog."""
    return [unescape(value) for value in re.findall(rf'name="{name}" value="([^"]*)"', _text(response))]


def part(browser: Browser, address: str, target: str) -> Answer:
    """Ask as htmx does, for a part of the page."""
    return browser.get(address, headers={"HX-Request": "true", "HX-Target": target})


def _text(response: Answer) -> str:
    return str(response.content.decode())
