"""Changing a visit as its form shows it."""

from __future__ import annotations

from daybook.bookings.models import Visit
from daybook.bookings.wishes import VisitWish
from daybook.shared.actor import Actor
from daybook.shared.operations import operation


@operation
def edit_visit(visit_id: int, wish: VisitWish, *, version: int, actor: Actor) -> Visit:
    """Make the visit what the wish says, or leave all as it is; bookings without an id are new.

    Raises `Stale` (who changed it meanwhile, and when) where `version` is not the visit's, `NotThere`, and what
    `create_visit` raises. The visit that comes back may be another one: bookings that follow each other are one visit.
    """
    raise NotImplementedError
