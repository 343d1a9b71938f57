"""How much of the working hours is booked: by staff member and over time."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from daybook.overview.queries.occupancy import Occupancy, gathered, occupancy_of_all
from daybook.overview.queries.tallies import NO_BOOKINGS, Tally, summed
from daybook.overview.views import words
from daybook.overview.views.look import Look
from daybook.overview.views.shown import Answer, Figure, Table, Tile
from daybook.overview.views.summary import bookings_figure
from daybook.overview.views.tables import Drawn, Told, Where, by_staff, over_time
from daybook.shared.shares import percent

Both = tuple[Occupancy, Tally]
NEITHER: Both = (Occupancy(), NO_BOOKINGS)


def occupancy(look: Look) -> Answer:
    """The share as one number, by staff member, and over time."""
    return Answer(_tiles(look), (_by_staff(look), _over_time(look)), _notes(look))


def _tiles(look: Look) -> tuple[Tile, ...]:
    now, before = occupancy_of_all(look.occupied), occupancy_of_all(look.occupied_before)
    link = bookings_figure(look, look.sum)

    def figure(text: str) -> Figure:
        return Figure(text, link.url, link.bookings)

    booked, worked = "", ""
    if look.before:
        booked = words.change(now.booked, before.booked, words.hours)
        worked = words.change(now.working, before.working, words.hours)
    share = words.change_of_share(now.share, before.share)
    of_hours = _("Booked time of all working hours. Whoever books over, or on a day off, can bring it above 100%.")
    return (
        Tile(_("Occupancy"), figure(percent(now.share)), of_hours, share),
        Tile(_("Booked"), figure(words.hours(now.booked)), _("Time of all bookings that were not cancelled."), booked),
        Tile(_("Working hours"), Figure(words.hours(now.working)), _("As they are set, without breaks."), worked),
    )


def _notes(look: Look) -> tuple[str, ...]:
    all_of_it = occupancy_of_all(look.occupied)
    if not all_of_it.days_without_hours:
        return ()
    days = ngettext(
        "On %(number)s day of somebody’s work no hours are set.",
        "On %(number)s days of somebody’s work no hours are set.",
        all_of_it.days_without_hours,
    ) % {"number": words.counted(all_of_it.days_without_hours)}
    left_out = _("What is booked there (%(time)s) is left out of the share.") % {"time": words.hours(all_of_it.outside)}
    return (f"{days} {left_out}",)


def _told(look: Look) -> Told[Both]:
    def figures(both: Both, where: Where) -> tuple[Figure, ...]:
        theirs, tally = both
        return (
            Figure(_share(theirs)),
            Figure(words.hours(theirs.booked)),
            Figure(words.hours(theirs.working) if theirs.has_hours else _("not set")),
            bookings_figure(look, tally, **where),
        )

    headings = (_("Share"), _("Booked"), _("Working hours"), _("Bookings"))
    return Told(headings, figures, lambda both: both[0].share or 0, NEITHER, _("Share of the working hours"), whole=100)


def _share(theirs: Occupancy) -> str:
    return percent(theirs.share)


def _by_staff(look: Look) -> Table:
    shares = gathered(look.occupied, lambda cell: cell.staff_id)
    tallies = summed(look.cells, lambda cell: cell.staff_id)
    both = {pk: (shares.get(pk, Occupancy()), tallies.get(pk, NO_BOOKINGS)) for pk in {*shares, *tallies}}
    return by_staff(
        look,
        both,
        _told(look),
        title=_("By staff member"),
        meaning=_("Booked time of the hours that each of them works."),
        key="occupancy-staff",
    )


def _over_time(look: Look) -> Table:
    shares = gathered(look.occupied, lambda cell: cell.piece)
    tallies = summed(look.cells, lambda cell: cell.piece)
    both = {piece: (shares.get(piece, Occupancy()), tallies.get(piece, NO_BOOKINGS)) for piece in look.pieces}
    return over_time(
        look,
        both,
        _told(look),
        Drawn(lambda both: (both[0].share or 0,), (_("Share"),), percent, at_least=100),
        title=_("Over time"),
        meaning=_("Booked time of the hours that all of them work. A booking counts on the day on which it begins."),
        key="occupancy-time",
    )
