"""What to send to an address of a location."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from daybook.access.choices import Right


@dataclass(frozen=True)
class Sample:
    """What to ask: ids of the address, query, and what to post (None: nothing is posted)."""

    ids: dict[str, Any] = field(default_factory=dict)
    query: dict[str, Any] = field(default_factory=dict)
    post: dict[str, Any] | None = None
    is_ones_own: bool = False
    """Nobody but whoever made it, and who holds a right that the address does not ask of all, finds it."""
    also: frozenset[Right] = frozenset()
    """Rights that this question needs, and the address without it does not."""
    refuses_the_owner: bool = False
    """What was posted is refused even to the owner for a reason of its own (409 or 422)."""
