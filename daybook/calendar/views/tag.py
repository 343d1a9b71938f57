"""The entity tag of what the calendar shows."""

from __future__ import annotations

from collections.abc import Collection
from zlib import crc32

from daybook.calendar.forms.board import BoardQuestion
from daybook.calendar.queries.board import Column, Days
from daybook.calendar.queries.news import mark_of
from daybook.shared.actor import Actor


def tag_of(question: BoardQuestion, days: Days, among: Collection[Column], actor: Actor) -> str:
    """The tag of this question's answer as it is now, for this person."""
    return f'"{mark_of(days, among, actor)}{crc32(question.query().encode()):08x}"'
