"""What happened to a client's card, in words: who, when, through what, from what to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from daybook.clients.choices import ERASED
from daybook.clients.queries.categories import titles_of_categories
from daybook.clients.queries.merged import numbers_of
from daybook.clients.rights import sees_phones
from daybook.clients.rules import name_shown
from daybook.shared.actor import Actor
from daybook.shared.channels import Channel
from daybook.shared.phones import masked

EVENTS = """
    SELECT event.pgh_id, event.pgh_created_at, event.pgh_label, event.pgh_obj_id, event.channel, event.address,
      coalesce(person.name, '') AS who, event.name, event.phone, event.email, event.comment, event.category_ids,
      event.retired_at, event.erased_at, merge.kept_number
    FROM clients_clientevent event
    LEFT JOIN access_user person ON person.id = event.by_user_id
    LEFT JOIN clients_clientmerge merge ON merge.gone_number = event.pgh_obj_id
    WHERE event.pgh_obj_id = ANY(%s) AND event.location_id = %s ORDER BY event.pgh_id
"""
Row = Mapping[str, Any]


@dataclass(frozen=True)
class FieldChange:
    """One field, from what to what; `before` is empty for something new, `after` for something gone."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One act: who, when, through what, from which address; `number` is that of the card that it changed."""

    at: datetime
    who: str
    through: str
    address: str
    number: int
    what: str
    fields: tuple[FieldChange, ...]


def history_of(client_id: int, actor: Actor) -> list[Change]:
    """Every change of the card and of the cards that went up in it, the newest first, phones masked without the right.

    What changed nothing that a person knows a word for is left out.
    """
    words = _Words(titles_of_categories(actor), shows_phones=sees_phones(actor))
    before: dict[int, Row] = {}
    changes: list[Change] = []
    for row in _rows(numbers_of(client_id, actor), actor):
        was = before.get(row["pgh_obj_id"])
        before[row["pgh_obj_id"]] = row
        if change := _change(was, row, words):
            changes.append(change)
    return changes[::-1]


@dataclass(frozen=True)
class _Words:
    """How values of a row are said."""

    categories: Mapping[int, str]
    shows_phones: bool

    def of(self, row: Row | None) -> dict[str, str]:
        """Each field of the row in words, in the order of the card."""
        if row is None:
            return {}
        return {
            _("Name"): name_shown(row["name"]),
            _("Phone"): row["phone"] if self.shows_phones else masked(row["phone"]),
            _("E-mail"): row["email"],
            _("Comment"): row["comment"],
            _("Categories"): ", ".join(self.categories.get(number, str(number)) for number in row["category_ids"]),
        }


def _change(was: Row | None, row: Row, words: _Words) -> Change | None:
    fields = () if row["pgh_label"] == "delete" else tuple(_differences(words.of(was), words.of(row)))
    what = _what(was, row)
    # A phone may have changed although its mask has not.
    is_hidden = bool(was and was["phone"] != row["phone"] and not words.shows_phones)
    if not (fields or what or is_hidden):
        return None
    if is_hidden:
        fields = (*(each for each in fields if each.field != _("Phone")), FieldChange(_("Phone"), _("another"), ""))
    who = row["who"] or str(Channel(row["channel"]).label)
    through, number = str(Channel(row["channel"]).label), row["pgh_obj_id"]
    return Change(row["pgh_created_at"], who, through, row["address"], number, what or _("Changed"), fields)


def _what(was: Row | None, row: Row) -> str:
    """What the act is called; empty for a change like others."""
    if row["pgh_label"] == "delete":
        return (
            _("Merged into client %(number)s") % {"number": row["kept_number"]} if row["kept_number"] else _("Deleted")
        )
    if was is None:
        return _("Created")
    if row["erased_at"] and not was["erased_at"]:
        return _("Personal data erased")
    if bool(row["retired_at"]) != bool(was["retired_at"]):
        return _("Retired") if row["retired_at"] else _("Returned")
    return ""


def _differences(was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[FieldChange]:
    for field, after in now.items():
        before = was.get(field, "")
        if before != after and not (not was and after == name_shown(ERASED)):
            yield FieldChange(field, before, after)


def _rows(numbers: Sequence[int], actor: Actor) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(EVENTS, [list(numbers), actor.location_id])
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]
