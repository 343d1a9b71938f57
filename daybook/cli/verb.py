"""What each verb of the command line is made of."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Needs = Literal["nothing", "app", "owner", "superuser"]
"""Which role of the database the verb works as; `nothing`: it starts no database itself."""


class CommandError(Exception):
    """The verb cannot be done; the text tells the operator why and what to do."""


def no_arguments(parser: ArgumentParser) -> None:
    """For verbs that take none."""


@dataclass(frozen=True)
class Verb:
    """One word after `daybook`. One that answers pages must not take long over a statement; the others may."""

    name: str
    does: str
    examples: tuple[str, ...]
    run: Callable[[Namespace], int]
    needs: Needs = "app"
    arguments: Callable[[ArgumentParser], None] = no_arguments
    answers_pages: bool = False
