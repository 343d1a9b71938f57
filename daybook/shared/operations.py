"""What every write of ours has in common: one transaction, and a history that knows who, through what, from where."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

from daybook.shared.actor import Actor

P = ParamSpec("P")
R = TypeVar("R")

SIGN = """
    SELECT set_config('daybook.user_id', %s, true), set_config('daybook.channel', %s, true),
           set_config('daybook.address', %s, true), set_config('daybook.request_id', %s, true)
"""


def operation(write: Callable[P, R]) -> Callable[P, R]:
    """Run `write` in its own transaction and sign its history with the keyword argument `actor`.

    The history triggers read the signature (`shared.history`), so no write can leave itself out.
    """

    @wraps(write)
    def signed(*args: P.args, **kwargs: P.kwargs) -> R:
        actor = kwargs["actor"]
        assert isinstance(actor, Actor)
        with transaction.atomic():
            sign(actor)
            return write(*args, **kwargs)

    signed.is_operation = True  # type: ignore[attr-defined]  # marks: read by the walls test
    return signed


def sign(actor: Actor) -> None:
    """Tell the history triggers who acts, until the end of this transaction."""
    user = "" if actor.user_id is None else str(actor.user_id)
    with connection.cursor() as cursor:
        cursor.execute(SIGN, [user, actor.channel, actor.address, actor.request_id])
