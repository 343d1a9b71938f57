"""Reports as their readers get them: the page, and every number on it that leads to bookings."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.http import QueryDict


@dataclass
class Way:
    """A number that leads to the register: what it says, how many bookings it stands for, which sum of theirs it is."""

    url: str
    bookings: int
    money: str
    text: str = ""

    @property
    def question(self) -> QueryDict:
        """What the register is asked."""
        return QueryDict(urlsplit(self.url).query)


def ways_on(page: str) -> list[Way]:
    """All of them, in the order of the page."""
    reader = _Reader()
    reader.feed(page)
    return reader.ways


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ways: list[Way] = []
        self._is_within = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and "data-bookings" in given:
            self._is_within = True
            self.ways.append(Way(given["href"], int(given["data-bookings"]), given.get("data-money", "")))

    def handle_endtag(self, tag: str) -> None:
        self._is_within = self._is_within and tag != "a"

    def handle_data(self, data: str) -> None:
        if self._is_within:
            self.ways[-1].text += data
