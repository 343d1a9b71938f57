"""Where bookings come from."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Case, Count, F, Value, When

from daybook.overview.queries.ground import CANCELLED, LIVE, NO_SHOW, Asked, bookings_of
from daybook.shared.actor import Actor


class Source(NamedTuple):
    """Bookings made in one way: at the desk, or online through a form or app (its name may be unknown)."""

    is_online: bool
    name: str
    live: int
    no_shows: int
    cancelled: int


def sources(asked: Asked, actor: Actor) -> list[Source]:
    """What came at the desk, then what came online, the most first."""
    form = Case(When(is_online=True, then=F("source_name")), default=Value(""))
    rows = bookings_of(asked, actor).annotate(form=form).order_by().values("is_online", "form")
    counted = rows.annotate(
        live=Count("pk", filter=LIVE), no_shows=Count("pk", filter=NO_SHOW), cancelled=Count("pk", filter=CANCELLED)
    )
    found = [Source(*told) for told in counted.values_list("is_online", "form", "live", "no_shows", "cancelled")]
    return sorted(found, key=lambda source: (source.is_online, -source.live, source.name))
