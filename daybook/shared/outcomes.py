"""What came of an act on many: nothing is silently skipped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Refusal:
    """Why one thing was left as it is. `code` is for programs, `sentence` for the person."""

    code: str
    sentence: str


@dataclass
class BulkOutcome(Generic[T]):
    """What was done, and what was left with the reason."""

    done: list[T] = field(default_factory=list)
    refused: list[tuple[T, Refusal]] = field(default_factory=list)

    def reasons(self) -> list[tuple[Refusal, int]]:
        """Each reason once, with how many were left for it, the most frequent first."""
        counted: Counter[Hashable] = Counter(refusal for _thing, refusal in self.refused)
        return [(refusal, number) for refusal, number in counted.most_common() if isinstance(refusal, Refusal)]
