"""The lists there are, for tests that ask the same of each; and reading what a page of one shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.test import Client as Browser
from django.urls import reverse

from daybook.catalogue.columns import CATEGORY_LIST, SERVICE_LIST
from daybook.catalogue.filters import CategoryFilters, ServiceFilters
from daybook.clients.columns import CLIENT_CATEGORY_LIST, CLIENT_LIST
from daybook.clients.filters import ClientCategoryFilters, ClientFilters
from daybook.locations.models import Location
from daybook.shared.actor import Actor
from daybook.shared.listing.declared import Listing
from daybook.shared.listing.file import table_of_list
from daybook.staff.columns import POSITION_LIST, STAFF_LIST
from daybook.staff.filters import PositionFilters, StaffFilters
from tests.factories import a_client, a_client_category, a_position, a_service, a_service_category, a_staff_member

Answer = Any
"""What the test client gives back: a response with its context."""


@dataclass(frozen=True)
class AList:
    """A list: where it is, how a row of it is made at a location, and which parameter searches by name."""

    name: str
    listing: Listing[Any]
    filters: Callable[[QueryDict, Actor], Any]
    a_row: Callable[[str, Location], Any]
    search: str
    place: str

    def address(self, location: Location, **question: Any) -> str:
        """Its address with a question."""
        here = reverse(self.name, kwargs={"location_id": location.pk})
        return f"{here}?{urlencode(question, doseq=True)}" if question else here

    def file_rows(self, actor: Actor, question: str = "") -> list[dict[str, Any]]:
        """What a file of the same question holds, by heading."""
        asked = QueryDict(question)
        filters = self.filters(asked, actor)
        table = table_of_list(self.listing, filters, sort=asked.get("sort", ""), columns=(), actor=actor)
        headings = [str(column.heading) for column in table.columns]
        return [dict(zip(headings, row, strict=True)) for row in table.rows]


CLIENTS = AList(
    "clients:clients",
    CLIENT_LIST,
    ClientFilters,
    lambda name, here: a_client(name, location=here),
    search="client",
    place="daybook.clients.views.clients.CLIENT_LIST",
)
CLIENT_CATEGORIES = AList(
    "clients:categories",
    CLIENT_CATEGORY_LIST,
    lambda address, _actor: ClientCategoryFilters(address),
    lambda name, here: a_client_category(name, location=here),
    search="name",
    place="daybook.clients.views.categories.CLIENT_CATEGORY_LIST",
)
SERVICES = AList(
    "catalogue:services",
    SERVICE_LIST,
    ServiceFilters,
    lambda name, here: a_service(name, location=here, staff=a_staff_member(location=here)),
    search="name",
    place="daybook.catalogue.views.services.SERVICE_LIST",
)
STAFF = AList(
    "staff:staff",
    STAFF_LIST,
    StaffFilters,
    lambda name, here: a_staff_member(name, position=a_position(location=here)),
    search="name",
    place="daybook.staff.views.staff.STAFF_LIST",
)
SHELVES = AList(
    "service_categories:categories",
    CATEGORY_LIST,
    lambda asked, _actor: CategoryFilters(asked),
    lambda name, here: a_service_category(name, location=here),
    search="name",
    place="daybook.catalogue.views.categories.CATEGORY_LIST",
)
POSITIONS = AList(
    "positions:positions",
    POSITION_LIST,
    lambda asked, _actor: PositionFilters(asked),
    lambda name, here: a_position(name, location=here),
    search="name",
    place="daybook.staff.views.positions.POSITION_LIST",
)
LISTS = (CLIENTS, CLIENT_CATEGORIES, SERVICES, STAFF, POSITIONS, SHELVES)
FILED = (CLIENTS, SERVICES, STAFF)
"""Those that can be downloaded."""


def rows_of(response: Answer) -> list[int]:
    """The numbers of the rows that the page shows, from top to bottom."""
    return [int(number) for number in re.findall(r'<tr [^>]*data-row="(\d+)"', response.content.decode())]


def cells_of(response: Answer) -> list[dict[str, str]]:
    """What each row says, by the headings that a phone shows."""
    rows = re.findall(r'<tr [^>]*data-row="\d+".*?</tr>', response.content.decode(), re.DOTALL)
    found = [re.findall(r'<td [^>]*data-label="([^"]*)"[^>]*>(.*?)</td>', row, re.DOTALL) for row in rows]
    return [{unescape(label): _words(cell) for label, cell in row} for row in found]


def total_of(response: Answer) -> str:
    """The count that the page states."""
    (total,) = re.findall(r'data-total="([^"]*)"', response.content.decode())
    return str(total)


def words_of(response: Answer) -> str:
    """What a person reads, without markup."""
    return _words(response.content.decode())


def part(browser: Browser, address: str, target: str) -> Answer:
    """Ask as htmx does, for a part of the page."""
    return browser.get(address, headers={"HX-Request": "true", "HX-Target": target})


def _words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
