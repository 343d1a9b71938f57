"""Clients, staff and positions; users and their rights."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from daybook.access.choices import WHAT_A_RIGHT_ALLOWS, Limit, Right, Role
from daybook.changelog.queries.told.declared import Told, by_column
from daybook.clients.rights import sees_phones
from daybook.clients.rules import name_shown
from daybook.shared.history_words import (
    Fields,
    FieldWords,
    Row,
    Speaker,
    at,
    named,
    on,
    one_of,
    several,
    text,
    yes_or_no,
)
from daybook.shared.phones import masked
from daybook.users.queries.changes import LIMIT_NAMES, limit_in_words

USER, POSITION, STAFF, LABEL = "access.User", "staff.Position", "staff.StaffMember", "clients.ClientCategory"
CLIENT = "clients.Client"
LIMITED_TO = {Limit.ONLY_STAFF: STAFF, Limit.ONLY_POSITION: POSITION}


def _phone(value: str | None, speaker: Speaker) -> str:
    """As the list of clients shows it to them."""
    return (value or "") if sees_phones(speaker.actor) else masked(value or "")


def _language(value: str, _speaker: Speaker) -> str:
    return value or gettext("as the browser asks")


def _switched(value: Any, speaker: Speaker) -> str:
    """Each right and limit that is not as the role has it, in the words of the page of users."""
    return "; ".join(_switch(key, to, speaker) for key, to in sorted(_read(value).items()))


def _read(value: Any) -> dict[str, Any]:
    return dict((json.loads(value) if isinstance(value, str) else value) or {})


def _switch(key: str, to: Any, speaker: Speaker) -> str:
    if key in set(Limit):
        limit = Limit(key)
        name = speaker.name(LIMITED_TO[limit], to) if limit in LIMITED_TO else ""
        return f"{LIMIT_NAMES[limit]()}: {limit_in_words(limit, to, {to: name})}"
    sentence = str(WHAT_A_RIGHT_ALLOWS[Right(key)]) if key in set(Right) else key
    return f"{sentence}: {gettext('yes') if to else gettext('no')}"


def _within_switched(row: Row) -> Iterator[tuple[str, int]]:
    """The staff member and the position that somebody is limited to."""
    switched = _read(row["switched"])
    yield from ((model, switched[limit]) for limit, model in LIMITED_TO.items() if switched.get(limit, 0) > 0)


def _member(row: Row, speaker: Speaker) -> str:
    """Before they come they are called as they were invited: no account that they had is named."""
    return str(row["invited_name"]) if row["invited_at"] else speaker.name(USER, row["user_id"])


def _two_people(row: Row, speaker: Speaker) -> str:
    return ", ".join(name_shown(speaker.name(CLIENT, row[column])) for column in ("one_id", "other_id"))


TOLD: Mapping[str, Told] = {
    "client": Told(
        Fields(
            (
                FieldWords("name", _("Name"), lambda value, _speaker: name_shown(value)),
                FieldWords("phone", _("Phone"), _phone),
                FieldWords("email", _("E-mail"), text),
                FieldWords("comment", _("Comment"), text),
                several("category_ids", _("Categories"), LABEL),
                FieldWords("retired_at", _("Retired"), at),
                FieldWords("erased_at", _("Personal data erased"), at),
            )
        ),
        by_column("name"),
        {"category_ids": LABEL},
    ),
    "client_label": Told(
        Fields(
            (
                FieldWords("title", _("Title"), text),
                FieldWords("color", _("Colour"), text),
                FieldWords("retired_at", _("Retired"), at),
            )
        ),
        by_column("title"),
    ),
    "two_people": Told(
        Fields(()),
        _two_people,
        {"one_id": CLIENT, "other_id": CLIENT},
        unsaid=frozenset({"one_id", "other_id", "said_by_id", "said_at"}),  # are its name; of each act it is said
    ),
    "staff": Told(
        Fields(
            (
                FieldWords("name", _("Name"), text),
                named("position_id", _("Position"), POSITION),
                named("user_id", _("Signs in as"), USER),
                FieldWords("last_day", _("Last day"), on),
                FieldWords("retired_at", _("Dismissed"), at),
            )
        ),
        by_column("name"),
    ),
    "position": Told(
        Fields((FieldWords("title", _("Title"), text), FieldWords("retired_at", _("Retired"), at))),
        by_column("title"),
    ),
    "user": Told(
        Fields(
            (
                FieldWords("name", _("Name"), text),
                FieldWords("email", _("E-mail"), text),
                FieldWords("language", _("Language"), _language),
                FieldWords("is_active", _("May sign in"), yes_or_no),
            )
        ),
        by_column("name"),
    ),
    "rights": Told(
        Fields(
            (
                FieldWords("role", _("Role"), one_of(Role)),
                FieldWords("switched", _("Single rights"), _switched),
                FieldWords("invited_at", _("Invited"), at),
                named("invited_as_id", _("Staff member"), STAFF),
                FieldWords("deactivated_at", _("Deactivated"), at),
            )
        ),
        _member,
        {"user_id": USER},
        unsaid=frozenset({"user_id", "invited_name", "invitation"}),  # are its name, and part of a link
        within=_within_switched,
    ),
}
