"""What was cancelled: by whom, how long before the visit, with whom, when."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.bookings.choices import Notice
from daybook.overview.queries.cancelling import (
    CLIENT,
    OTHERS,
    UPLOAD,
    cancellations_by_notice,
    cancellations_by_whom,
)
from daybook.overview.queries.tallies import NO_BOOKINGS, Tally, summed
from daybook.overview.views import words
from daybook.overview.views.look import Look
from daybook.overview.views.shown import Answer, Figure, Table, Tile
from daybook.overview.views.summary import cancelled_figure
from daybook.overview.views.tables import Drawn, Told, Where, by_staff, over_time, table_of
from daybook.shared.shares import percent, share


def cancellations(look: Look) -> Answer:
    """The number and the share, by whom, how early, by staff member, and over time."""
    told = _told(look)
    staff = by_staff(
        look,
        {pk: tally for pk, tally in summed(look.cells, lambda cell: cell.staff_id).items() if tally.cancelled},
        told,
        title=_("By staff member"),
        meaning=_("Cancelled ones of all bookings with them."),
        key="cancelled-staff",
    )
    time = over_time(
        look,
        summed(look.cells, lambda cell: cell.piece),
        told,
        Drawn(lambda tally: (tally.cancelled,), (_("Cancelled"),), words.counted),
        title=_("Over time"),
        meaning=_("By the day of the visit, not the day on which it was cancelled."),
        key="cancelled-time",
    )
    return Answer(_tiles(look), (_by_whom(look), _by_notice(look), staff, time))


def _tiles(look: Look) -> tuple[Tile, ...]:
    now, before = look.sum, look.sum_before
    link = cancelled_figure(look, now)
    now_share = share(now.cancelled, now.all)
    return (
        Tile(
            _("Cancelled"),
            link,
            _("Bookings for these days that were deleted, by whomever."),
            words.change(now.cancelled, before.cancelled, words.counted) if before else "",
        ),
        Tile(
            _("Share of cancelled"),
            Figure(percent(now_share), link.url, link.bookings),
            _("Cancelled ones of all bookings."),
            words.change_of_share(now_share, share(before.cancelled, before.all)) if before else "",
        ),
    )


def _told(look: Look) -> Told[Tally]:
    def figures(tally: Tally, where: Where) -> tuple[Figure, ...]:
        return cancelled_figure(look, tally, **where), Figure(percent(share(tally.cancelled, tally.all)))

    return Told((_("Cancelled"), _("Share")), figures, lambda tally: tally.cancelled, NO_BOOKINGS, _("Cancelled"))


def _parts(look: Look) -> Told[int]:
    """Of a number of cancelled bookings, and its share of all cancelled ones."""

    def figures(number: int, where: Where) -> tuple[Figure, ...]:
        link = Figure(words.counted(number), look.links.to(cancelled="yes", **where), number)
        return link, Figure(percent(share(number, look.sum.cancelled)))

    return Told((_("Cancelled"), _("Share")), figures, lambda number: number, 0, _("Cancelled"))


def _by_whom(look: Look) -> Table:
    users = look.names.users
    found = cancellations_by_whom(look.asked, users, look.actor)
    named = {CLIENT: _("Client, online"), UPLOAD: _("An upload that was taken back"), OTHERS: _("Anybody else")}
    rows = [
        (named[who] if who in named else users[int(who)], number, {"cancelled_by": who})
        for who, number in found.most_common()
    ]
    return table_of(
        rows,
        _parts(look),
        title=_("By whom"),
        meaning=_("Who deleted the booking; the bookings of an upload that was taken back stand for themselves."),
        key="cancelled-whom",
        heading=_("Who"),
    )


def _by_notice(look: Look) -> Table:
    found = cancellations_by_notice(look.asked, look.actor)
    rows = [(str(notice.label).capitalize(), found[notice], {"notice": notice.value}) for notice in Notice]
    return table_of(
        rows,
        _parts(look),
        title=_("How long before the visit"),
        meaning=_("From the moment of deletion until the visit was to begin."),
        key="cancelled-notice",
        heading=_("How early"),
    )
