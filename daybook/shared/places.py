"""The order in which things of a location are listed: each has a `place`, and is put after another."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import QuerySet

FIRST = 0
"""What stands for "after nothing"."""


class Placed(NamedTuple):
    """One of the things in their order."""

    id: int
    name: str


def stands_after(number: int | None, among: list[Placed]) -> int:
    """After which of these the thing stands; `FIRST` where it leads; the last for one that is not there yet."""
    ids = [each.id for each in among]
    if number not in ids:
        return ids[-1] if ids else FIRST
    place = ids.index(number)
    return ids[place - 1] if place else FIRST


def put_after(rows: QuerySet[Any], number: int, after_id: int) -> None:
    """Let the row stand after that other one among `rows`, which come in their order; `FIRST` puts it first.

    Where the other one is not there it stays where it is. Only places that change are written.
    """
    held = list(rows.select_for_update(no_key=True, of=("self",)))
    row = next((each for each in held if each.pk == number), None)
    others = [each for each in held if each.pk != number]
    ids = [each.pk for each in others]
    if row is None or (after_id != FIRST and after_id not in ids):
        return
    others.insert(0 if after_id == FIRST else ids.index(after_id) + 1, row)
    for place, each in enumerate(others):
        if each.place != place:
            each.place = place
            each.save(update_fields=["place"])
