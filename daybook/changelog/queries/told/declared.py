"""How rows of one table of history are told: their words, their name, and what of them is not said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from daybook.shared.history_words import Fields, Row, Speaker, Whole

Name = Callable[[Row, Speaker], str]


@dataclass(frozen=True)
class Told:
    """The words of one thing. `name` says which one it is; `names` are models that this needs, by column.

    `unsaid` are the columns without words, each for a reason that stands beside it: a test finds those that are
    in neither.
    """

    words: Fields | Whole
    name: Name
    names: Mapping[str, str] = field(default_factory=dict)
    unsaid: frozenset[str] = frozenset()
    within: Callable[[Row], Iterable[tuple[str, int]]] = lambda _row: ()
    """What a row refers to inside of one of its columns: models and numbers."""

    @property
    def refers(self) -> Mapping[str, str]:
        """Which columns refer to which models, for the words and for the name."""
        return {**self.words.names, **self.names}


ALWAYS_UNSAID = frozenset(
    {
        "id",
        "location_id",  # nothing moves to another location
        "created_at",  # is when the act was
        "changed_at",
        "version",
        "upload_id",  # the act says through which upload
        "place",  # where it stands among its like
    }
)


def by_column(column: str) -> Name:
    """Things that are named by one of their own columns."""
    return lambda row, _speaker: str(row[column] or "")


def by_reference(column: str, model: str) -> Name:
    """Things that are named by what they refer to."""
    return lambda row, speaker: speaker.name(model, row[column])
