"""Who was booked and did not come: how many, which share, with whom, when."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.overview.queries.tallies import NO_BOOKINGS, Tally, summed
from daybook.overview.views import words
from daybook.overview.views.look import Look
from daybook.overview.views.shown import Answer, Figure, Tile
from daybook.overview.views.summary import bookings_figure, no_show_figure
from daybook.overview.views.tables import Drawn, Told, Where, by_staff, over_time
from daybook.shared.shares import percent, share


def no_shows(look: Look) -> Answer:
    """The number and the share, by staff member, and over time."""
    told = _told(look)
    staff = by_staff(
        look,
        summed(look.cells, lambda cell: cell.staff_id),
        told,
        title=_("By staff member"),
        meaning=_("No-shows of all bookings with them that were not cancelled."),
        key="no-shows-staff",
    )
    time = over_time(
        look,
        summed(look.cells, lambda cell: cell.piece),
        told,
        Drawn(lambda tally: (tally.no_shows,), (_("No-shows"),), words.counted),
        title=_("Over time"),
        meaning=_("No-shows of all bookings of these days that were not cancelled."),
        key="no-shows-time",
    )
    return Answer(_tiles(look), (staff, time))


def _tiles(look: Look) -> tuple[Tile, ...]:
    now, before = look.sum, look.sum_before
    link = no_show_figure(look, now)
    now_share = share(now.no_shows, now.live)
    return (
        Tile(
            _("No-shows"),
            link,
            _("Bookings that were not cancelled, and to which the client did not come."),
            words.change(now.no_shows, before.no_shows, words.counted) if before else "",
        ),
        Tile(
            _("Share of no-shows"),
            Figure(percent(now_share), link.url, link.bookings),
            _("No-shows of all bookings that were not cancelled."),
            words.change_of_share(now_share, share(before.no_shows, before.live)) if before else "",
        ),
    )


def _told(look: Look) -> Told[Tally]:
    def figures(tally: Tally, where: Where) -> tuple[Figure, ...]:
        return (
            no_show_figure(look, tally, **where),
            Figure(percent(share(tally.no_shows, tally.live))),
            bookings_figure(look, tally, **where),
        )

    headings = (_("No-shows"), _("Share"), _("Bookings"))
    return Told(headings, figures, lambda tally: tally.no_shows, NO_BOOKINGS, _("No-shows"))
