"""Things that a file may refer to, by their number or by their name in Settings; a file never makes new ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeVar

from django.utils.translation import gettext as _

from daybook.shared.sheets.cells import CellError, CellErrors, Doubtful
from daybook.shared.sheets.near import Names, did_you_mean, folded

REMEMBERED = 2_000
Given = TypeVar("Given", int, str)


class Known:
    """The staff or services of one location by number; `place` says in words where people find them.

    `accepted` are the near matches that a person took for the whole file: as the file writes it, as Settings do.
    """

    def __init__(self, things: Mapping[int, str], *, place: str, accepted: Mapping[str, str] | None = None) -> None:
        self._things = things
        self._place = place
        self._names = Names((name, number) for number, name in things.items())
        self.several = lru_cache(maxsize=REMEMBERED)(self._several)
        self._accepted = {folded(typed): name for typed, name in (accepted or {}).items()}

    def one(self, number: int | None, name: str) -> int | Doubtful[int] | None:
        """Give the number of the one thing that is meant; None where neither number nor name is given."""
        found = self.several(() if number is None else (number,), (name,) if name else ())
        if isinstance(found, Doubtful):
            return Doubtful(found.value[0], found.sentence, found.code)
        return found[0] if found else None

    def _several(self, numbers: tuple[int, ...], names: tuple[str, ...]) -> tuple[int, ...] | Doubtful[tuple[int, ...]]:
        """Give the numbers of the things that are meant; numbers count, and names that differ are a doubt."""
        if not numbers:
            return _of_each(self._named, names)
        _of_each(self._demand, numbers)
        real = [self._things[number] for number in numbers]
        if names and [folded(name) for name in names] != [folded(name) for name in real]:
            sentence = _("The number counts: it means %(real)s, not %(given)s.")
            words = {"real": ", ".join(real), "given": ", ".join(names)}
            return Doubtful(numbers, sentence % words, "name_differs")
        return numbers

    def _demand(self, number: int) -> int:
        if number not in self._things:
            sentence = _("There is no number %(number)s in %(place)s.")
            raise CellError(sentence % {"number": number, "place": self._place}, code="no_such_number")
        return number

    def _named(self, name: str) -> int:
        found = self._names.all_of(self._accepted.get(folded(name), name))
        if len(found) == 1:
            return found[0]
        words = {"name": name, "place": self._place}
        if found:
            numbers = ", ".join(str(number) for number in sorted(found))
            sentence = _("“%(name)s” is there more than once in %(place)s. Give the ID instead: %(numbers)s.")
            raise CellError(sentence % {**words, "numbers": numbers}, code="namesakes")
        near = self._names.near(name)
        sentence = _("“%(name)s” is not in %(place)s.") % words
        raise CellError(f"{sentence} {did_you_mean(near)}".strip(), code="no_such_name", suggestions=near, typed=name)


def _of_each(read: Callable[[Given], int], given: tuple[Given, ...]) -> tuple[int, ...]:
    """What each comes to; where any is wrong, everything that is."""
    found, wrong = [], []
    for one in given:
        try:
            found.append(read(one))
        except CellError as error:
            wrong.append(error)
    if wrong:
        raise wrong[0] if len(wrong) == 1 else CellErrors(wrong)
    return tuple(found)
