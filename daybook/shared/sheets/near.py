"""Names as people type them: the same but for case and spaces, or near enough to be offered."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, TypeVar

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

Named = TypeVar("Named")

NEAR_ENOUGH = 70.0
AT_MOST = 3
REMEMBERED = 2_000


def folded(name: str) -> str:
    """Give the name as it is compared: letter case and spaces forgiven."""
    return " ".join(name.casefold().split())


def did_you_mean(suggestions: Iterable[str]) -> str:
    """Offer the suggestions in one sentence; nothing to offer gives an empty text."""
    names = one_of_words(suggestions)
    return _("Did you mean %(names)s?") % {"names": names} if names else ""


def one_of_words(words: Iterable[object]) -> str:
    """Say each word in quotation marks, with "or" between them."""
    return _(" or ").join(_("“%(text)s”") % {"text": word} for word in words)


class Names(Generic[Named]):
    """What may be named in a file, found by name; two things of one name are told apart by nothing but their ids."""

    def __init__(self, known: Iterable[tuple[str, Named]]) -> None:
        self._things: dict[str, list[Named]] = {}
        self._written: dict[str, str] = {}
        for name, thing in known:
            self._things.setdefault(folded(name), []).append(thing)
            self._written.setdefault(folded(name), name)
        self._sound = {key: _sound(key) for key in self._written}
        # A file names the same wrong thing in thousands of rows.
        self.near = lru_cache(maxsize=REMEMBERED)(self._near)

    def all_of(self, name: str) -> tuple[Named, ...]:
        """Give every thing that has this name: none, one, or several namesakes."""
        return tuple(self._things.get(folded(name), ()))

    def _near(self, name: str) -> tuple[str, ...]:
        """Give the known names that come close, nearest first, as they are written in Settings."""
        found = process.extract(
            _sound(folded(name)), self._sound, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH, limit=AT_MOST
        )
        if not found:
            found = process.extract(
                _sound(folded(name)), self._sound, scorer=fuzz.token_set_ratio, score_cutoff=90, limit=AT_MOST
            )
        return tuple(self._written[key] for _value, _score, key in found)


def _sound(key: str) -> str:
    return key.replace("ё", "е")
