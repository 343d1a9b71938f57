"""What the change log says, for tests: entries as plain words."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from itertools import count
from typing import Any

from django.http import QueryDict

from daybook.changelog.filters import ChangeFilters
from daybook.changelog.queries.acts import NEWEST_FIRST, find
from daybook.changelog.queries.entries import Entry, entries_of
from daybook.shared.actor import Actor
from daybook.shared.paging import Cursors

_requests = count(1)


def anew(actor: Actor, **more: Any) -> Actor:
    """The same person with another click: what they do now is another act."""
    return replace(actor, request_id=f"click-{next(_requests)}", **more)


def entries(actor: Actor, question: str = "") -> list[Entry]:
    """What the first page answers, the newest first."""
    filters = ChangeFilters(QueryDict(question), actor)
    found = find(filters.conditions(), Cursors(NEWEST_FIRST, question), cursor="", actor=actor)
    return entries_of(found.page.rows, actor, only=filters.only)


def told(entry: Entry) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    """Each thing of an entry: what was done, with what, and each field from what to what."""
    return [
        (part.what, f"{part.label} {part.name}", [(each.field, each.before, each.after) for each in part.fields])
        for part in entry.parts
    ]


def headlines(actor: Actor, question: str = "") -> list[str]:
    """The things of each entry in one line."""
    return [
        "; ".join(f"{part.what} {part.label} {part.name}" for part in each.parts) for each in entries(actor, question)
    ]


def words_of(html: str) -> str:
    """What a person reads, without markup."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
