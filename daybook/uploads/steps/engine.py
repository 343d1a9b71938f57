"""What a section says of itself so that files of it can be brought in; everything else all sections do alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from django.utils.functional import Promise

from daybook.shared.actor import Actor
from daybook.shared.sheets.columns import ColumnIn
from daybook.shared.sheets.rows import Problem, ReadRow, RowCheck
from daybook.uploads.choices import UploadSection
from daybook.uploads.models import Upload
from daybook.uploads.steps.comparisons import Comparison


class Laid(NamedTuple):
    """A row as it is laid out beside the others.

    `key` makes it the same thing whenever a row of it is brought in; None where it cannot be told. `wish` is all that
    is to be made of it, as JSON, and None where the row has problems. `facts` are the engine's own, in their order.
    """

    key: str | None
    wish: str | None
    problems: Sequence[Problem]
    facts: Sequence[object]


class Ground(Protocol):
    """What one location has that a file of the section may refer to, at one moment."""

    @property
    def columns(self) -> Sequence[ColumnIn]:
        """What a table of the section may have, in the order of the template."""

    @property
    def checks(self) -> Sequence[Callable[[RowCheck], None]]:
        """What several columns of a row must say together."""

    def laid(self, row: ReadRow) -> Laid:
        """What a row that was read is to be, and by what it is compared."""


@dataclass(frozen=True)
class Engine:
    """How files of one section are checked, written and taken back.

    `ground` is made for one reading of a file, with the near names that the person took. `facts` are the columns of
    the table `staged` that are the section's own, by name with their SQL type, beside `number`, `verdict`, `key`,
    `content` (alike where two rows wish the same), `cells`, `problems`, `wish` and `made_id`. `comparisons` are asked
    of all staged rows in their order. `index` are statements that make the asking fast.

    To write, some ready rows are laid out as `staged` again: `number`, `verdict`, `key`, `problems`, `wish`, `made_id`,
    and what `wish_columns` takes out of the wish. `write` then holds what they refer to, tells by comparisons what has
    changed since the check, makes what is still ready and notes it as `made_id`; `RaceLost` says that somebody else was
    faster with one of them. To take back, rows that were made are laid out with their `made_id`: `take_back` tells
    `kept` of those that something has touched, and removes the others.
    """

    section: UploadSection
    ground: Callable[[Actor, Mapping[str, str]], Ground]
    facts: Mapping[str, str]
    comparisons: Sequence[Comparison]
    wish_columns: str
    write: Callable[[Upload, Actor], None]
    take_back: Callable[[Upload, Actor], None]
    index: str = ""
    what_stays: str | Promise = ""
    """What a take back leaves although the upload made it, in words."""
