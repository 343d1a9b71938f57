"""The summary: what stands out of every report, and all bookings over time."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from daybook.overview.queries.newcomers import visitors
from daybook.overview.queries.occupancy import occupancy_of_all
from daybook.overview.queries.tallies import NO_BOOKINGS, Tally, summed
from daybook.overview.rights import sees_money
from daybook.overview.views import words
from daybook.overview.views.look import Look
from daybook.overview.views.shown import Answer, Figure, Table, Tile
from daybook.overview.views.tables import Drawn, Told, Where, over_time
from daybook.shared.shares import percent, share


def summary(look: Look) -> Answer:
    """Tiles with the most asked numbers, and the bookings day by day."""
    tiles = [_bookings(look), _occupancy(look), _no_shows(look), _cancelled(look), _new_clients(look)]
    if sees_money(look.actor):
        tiles.append(revenue_tile(look))
    return Answer(tuple(tiles), (_over_time(look),))


def bookings_figure(look: Look, tally: Tally, **where: Any) -> Figure:
    """How many were not cancelled."""
    return Figure(words.counted(tally.live), look.links.to(cancelled="no", **where), tally.live)


def no_show_figure(look: Look, tally: Tally, **where: Any) -> Figure:
    """How many did not come."""
    return Figure(words.counted(tally.no_shows), look.links.to(status=-1, cancelled="no", **where), tally.no_shows)


def cancelled_figure(look: Look, tally: Tally, **where: Any) -> Figure:
    """How many were cancelled."""
    return Figure(words.counted(tally.cancelled), look.links.to(cancelled="yes", **where), tally.cancelled)


def arrived_figure(look: Look, tally: Tally, text: str, money: str, **where: Any) -> Figure:
    """A sum of the visits to which the client came."""
    return Figure(text, look.links.to(status=1, cancelled="no", **where), tally.arrived, money)


def revenue_tile(look: Look) -> Tile:
    """What the visits of the period cost."""
    now, before = look.sum, look.sum_before
    return Tile(
        _("Revenue"),
        arrived_figure(look, now, look.money(now.cost), "cost"),
        _("Cost of all visits to which the client came."),
        words.change(now.cost, before.cost, look.money) if before else "",
    )


def _bookings(look: Look) -> Tile:
    before = look.sum_before
    return Tile(
        _("Bookings"),
        bookings_figure(look, look.sum),
        _("All that were not cancelled."),
        words.change(look.sum.live, before.live, words.counted) if before else "",
    )


def _occupancy(look: Look) -> Tile:
    now = occupancy_of_all(look.occupied_in_all)
    before = occupancy_of_all(look.occupied_before)
    return Tile(
        _("Occupancy"),
        Figure(percent(now.share), look.links.to(cancelled="no"), look.sum.live),
        _("Booked time of all working hours; days without set hours are left out."),
        words.change_of_share(now.share, before.share),
    )


def _no_shows(look: Look) -> Tile:
    now, before = look.sum, look.sum_before
    link = no_show_figure(look, now)
    return Tile(
        _("Share of no-shows"),
        Figure(percent(share(now.no_shows, now.live)), link.url, link.bookings),
        _("No-shows of all bookings that were not cancelled."),
        words.change_of_share(share(now.no_shows, now.live), share(before.no_shows, before.live)) if before else "",
    )


def _cancelled(look: Look) -> Tile:
    now, before = look.sum, look.sum_before
    link = cancelled_figure(look, now)
    return Tile(
        _("Share of cancelled"),
        Figure(percent(share(now.cancelled, now.all)), link.url, link.bookings),
        _("Cancelled ones of all bookings."),
        words.change_of_share(share(now.cancelled, now.all), share(before.cancelled, before.all)) if before else "",
    )


def _new_clients(look: Look) -> Tile:
    new = sum(each.new for each in visitors(look.asked, look.actor))
    before = sum(each.new for each in visitors(look.before, look.actor)) if look.before else None
    return Tile(
        _("New clients"),
        Figure(words.counted(new), look.links.to(first="yes", cancelled="no"), new),
        _("Clients whose first booking that was not cancelled lies in these days."),
        "" if before is None else words.change(new, before, words.counted),
    )


def _over_time(look: Look) -> Table:
    def figures(tally: Tally, where: Where) -> tuple[Figure, ...]:
        return (
            bookings_figure(look, tally, **where),
            no_show_figure(look, tally, **where),
            cancelled_figure(look, tally, **where),
        )

    told = Told((_("Bookings"), _("No-shows"), _("Cancelled")), figures, lambda tally: tally.live, NO_BOOKINGS, "")
    drawn = Drawn[Tally](
        lambda tally: (tally.live, tally.cancelled), (_("Not cancelled"), _("Cancelled")), words.counted
    )
    return over_time(
        look,
        summed(look.cells, lambda cell: cell.piece),
        told,
        drawn,
        title=_("Bookings over time"),
        meaning=_("Each booking counts on the day on which its visit begins."),
        key="bookings-time",
    )
