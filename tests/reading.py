"""What a person reads on a page, or hears: reuse it as `texts_shown(html)`."""

from __future__ import annotations

import re
from html.parser import HTMLParser

NOT_READ = {"script", "style", "template", "code", "kbd"}
SAID_BY = ("aria-label", "placeholder", "title", "alt", "label", "data-announce", "data-offline")
"""Attributes whose text is shown or heard."""
SENTENCE = re.compile(r"\w \w")


def texts_shown(html: str) -> list[str]:
    """Every piece of text of the page, and those of its attributes that somebody reads, hears, or a script shows."""
    reader = _Reader()
    reader.feed(html)
    return [text for text in (" ".join(piece.split()) for piece in reader.pieces) if text]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in NOT_READ
        for name, value in attrs:
            is_sentence = name.startswith("data-") and value and value[:1].isupper() and SENTENCE.search(value)
            if value and (name in SAID_BY or is_sentence):
                self.pieces.append(value)

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in NOT_READ

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.pieces.append(data)
