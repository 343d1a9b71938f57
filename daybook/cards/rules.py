"""Decisions about two cards of one person, without a database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from daybook.cards.choices import Side


class Said(NamedTuple):
    """What a card says that only one of two can say."""

    name: str
    phone: str
    email: str
    comment: str


FIELDS = Said._fields
MAY_BE_BOTH = frozenset({"comment"})


def usual_choice(kept: Said, gone: Said) -> dict[str, Side]:
    """What is kept unless somebody says otherwise: of the one who stays what they have, else what the other has."""
    chosen = {field: Side.GONE if not getattr(kept, field) and getattr(gone, field) else Side.KEPT for field in FIELDS}
    if kept.comment and gone.comment and kept.comment != gone.comment:
        chosen["comment"] = Side.BOTH
    return chosen


def united(kept: Said, gone: Said, choice: Mapping[str, Side]) -> Said:
    """What the one client says afterwards."""
    values = {field: getattr(gone if choice.get(field) == Side.GONE else kept, field) for field in FIELDS}
    if choice.get("comment") == Side.BOTH:
        values["comment"] = "\n".join(dict.fromkeys(filter(None, (kept.comment, gone.comment))))
    return Said(**values)
