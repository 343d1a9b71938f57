"""Where bookings come from: the desk, and each form or app."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.overview.queries.sources import Source
from daybook.overview.queries.sources import sources as sources_of
from daybook.overview.views import words
from daybook.overview.views.look import Look
from daybook.overview.views.shown import Answer, Figure, Tile
from daybook.overview.views.tables import Told, Where, table_of
from daybook.shared.shares import percent, share

NAMELESS = "-"
EMPTY = Source(False, "", 0, 0, 0)


def sources(look: Look) -> Answer:
    """The share made online, then every source."""
    found = sources_of(look.asked, look.actor)
    table = table_of(
        [(_name(source), source, _where(source)) for source in found],
        _told(look),
        title=_("By source"),
        meaning=_(
            "Online is what clients made themselves; everything else was entered or brought in by somebody here."
        ),
        key="sources",
        heading=_("Source"),
    )
    return Answer(_tiles(look, found), (table,))


def _tiles(look: Look, found: list[Source]) -> tuple[Tile, ...]:
    online = sum(source.live for source in found if source.is_online)
    link = look.links.to(source="online", cancelled="no")
    all_of_them = look.sum.live
    before = after = None
    if look.before:
        told = sources_of(look.before, look.actor)
        before, after = sum(source.live for source in told if source.is_online), sum(source.live for source in told)
    return (
        Tile(
            _("Online"),
            Figure(words.counted(online), link, online),
            _("Bookings made by clients themselves that were not cancelled."),
            "" if before is None else words.change(online, before, words.counted),
        ),
        Tile(
            _("Share online"),
            Figure(percent(share(online, all_of_them)), link, online),
            _("Those of all bookings that were not cancelled."),
            words.change_of_share(share(online, all_of_them), share(before or 0, after or 0)),
        ),
    )


def _told(look: Look) -> Told[Source]:
    def figures(source: Source, where: Where) -> tuple[Figure, ...]:
        return (
            Figure(words.counted(source.live), look.links.to(cancelled="no", **where), source.live),
            Figure(percent(share(source.live, look.sum.live))),
            Figure(words.counted(source.no_shows), look.links.to(status=-1, cancelled="no", **where), source.no_shows),
            Figure(words.counted(source.cancelled), look.links.to(cancelled="yes", **where), source.cancelled),
        )

    headings = (_("Bookings"), _("Share"), _("No-shows"), _("Cancelled"))
    return Told(headings, figures, lambda source: source.live, EMPTY, _("Bookings"))


def _name(source: Source) -> str:
    if not source.is_online:
        return _("Offline")
    return _("Online: %(name)s") % {"name": source.name} if source.name else _("Online, form or app unknown")


def _where(source: Source) -> Where:
    return {"source": "online", "form": source.name or NAMELESS} if source.is_online else {"source": "offline"}
