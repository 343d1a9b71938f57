"""What a card shows besides its form: its name, the list it belongs to, panels beside it, acts below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from daybook.shared.listing.words import Words

LONGEST = 4000


@dataclass(frozen=True)
class Panel:
    """What stands beside the form: a fragment that another address brings; without script a link leads there."""

    title: Words
    url: str


@dataclass(frozen=True)
class Link:
    """A way from the card to another page about the same thing."""

    words: Words
    url: str
    icon: str = "arrow-right"


@dataclass(frozen=True)
class Act:
    """What can be done with a row besides changing it; a dialog asks again and says what it means.

    `verb` stands on the buttons, `meaning` beside the first and in the dialog. Where there is a `refusal`, that is said
    instead of the button. `panel` is what to look at before: the dialog shows it. What needs more room than a dialog
    asks on a page of its own (`is_page`).
    """

    verb: Words
    meaning: Words
    url: str
    is_danger: bool = False
    refusal: Words = ""
    panel: Panel | None = None
    is_page: bool = False


@dataclass(frozen=True)
class Card:
    """The page of one row, or of a new one. `mark` stands beside the title, such as "Retired"."""

    title: Words
    back_words: Words
    back_url: str
    mark: Words = ""
    panels: Sequence[Panel] = ()
    links: Sequence[Link] = ()
    acts: Sequence[Act] = ()


def back_to(view: str, request: HttpRequest, location_id: int) -> str:
    """The address of the list with the question that the card was opened from, at the same place."""
    question = request.GET.get("back", "")
    here = reverse(view, kwargs={"location_id": location_id})
    is_good = question.isprintable() and "#" not in question and len(question) <= LONGEST
    return f"{here}?{question}#back" if question and is_good else f"{here}#back"


def along(url: str, request: HttpRequest) -> str:
    """The address of another page of the same card, which leads back to the same place."""
    back = request.GET.get("back", "")
    return f"{url}?{urlencode({'back': back})}" if back else url
