"""New clients and those who come again: how many, with whom, when."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import NamedTuple, TypeVar

from django.utils.translation import gettext as _

from daybook.overview.queries.newcomers import Visitors, visitors
from daybook.overview.views import words
from daybook.overview.views.look import Look
from daybook.overview.views.shown import Answer, Figure, Tile
from daybook.overview.views.tables import Drawn, Told, Where, by_staff, over_time
from daybook.shared.shares import percent, share

K = TypeVar("K", bound=Hashable)


class Came(NamedTuple):
    """Bookings of new clients, each with their first, and bookings of clients who had been booked before."""

    new: int = 0
    returning: int = 0


def clients(look: Look) -> Answer:
    """Both numbers, by staff member, and over time."""
    found, told = visitors(look.asked, look.actor, look.pieces), _told(look)
    staff = by_staff(
        look,
        _gathered(found, lambda each: each.staff_id),
        told,
        title=_("By staff member"),
        meaning=_("With whom new clients have their first booking, and who is booked by those who came before."),
        key="clients-staff",
    )
    time = over_time(
        look,
        _gathered(found, lambda each: each.piece),
        told,
        Drawn[Came](lambda came: came, (_("New"), _("Returning")), words.counted),
        title=_("Over time"),
        meaning=_("Bookings by the day of the visit: first ones, and those of clients who had been booked before."),
        key="clients-time",
    )
    return Answer(_tiles(look, found), (staff, time))


def _gathered(found: list[Visitors], by: Callable[[Visitors], K]) -> dict[K, Came]:
    sums: dict[K, Came] = {}
    for each in found:
        so_far = sums.get(by(each), Came())
        sums[by(each)] = Came(so_far.new + each.new, so_far.returning + each.returning)
    return sums


def _tiles(look: Look, found: list[Visitors]) -> tuple[Tile, ...]:
    now = _all(found)
    before = _all(visitors(look.before, look.actor)) if look.before else None
    new, returning = _figures(look, now, {})[:2]
    part = share(now.new, sum(now))
    return (
        Tile(
            _("New clients"),
            new,
            _("Clients whose first booking that was not cancelled lies in these days."),
            words.change(now.new, before.new, words.counted) if before else "",
        ),
        Tile(
            _("Bookings of returning clients"),
            returning,
            _("Bookings of clients who had been booked before, cancelled ones left out."),
            words.change(now.returning, before.returning, words.counted) if before else "",
        ),
        Tile(
            _("Share of new"),
            Figure(percent(part), new.url, new.bookings),
            _("First bookings of all bookings with a client that were not cancelled."),
            words.change_of_share(part, share(before.new, sum(before))) if before else "",
        ),
    )


def _all(found: list[Visitors]) -> Came:
    return Came(sum(each.new for each in found), sum(each.returning for each in found))


def _told(look: Look) -> Told[Came]:
    headings = (_("New"), _("Returning"), _("Share of new"))
    return Told(headings, lambda came, where: _figures(look, came, where), lambda came: came.new, Came(), _("New"))


def _figures(look: Look, came: Came, where: Where) -> tuple[Figure, Figure, Figure]:
    return (
        Figure(words.counted(came.new), look.links.to(first="yes", cancelled="no", **where), came.new),
        Figure(words.counted(came.returning), look.links.to(first="no", cancelled="no", **where), came.returning),
        Figure(percent(share(came.new, sum(came)))),
    )
