"""Wishes to merge as they come of two cards that somebody has just looked at."""

from __future__ import annotations

from daybook.cards.choices import Side
from daybook.cards.wishes import MergeWish
from daybook.clients.models import Client


def into(kept: Client, gone: Client, **choice: Side) -> MergeWish:
    return MergeWish(kept.pk, gone.pk, kept.version, gone.version, choice)
