"""The summary of the register's answer: what its bookings come to, and a chart of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from daybook.access.choices import Right
from daybook.bookings.queries.summary import DaySum, summed_by_day, together
from daybook.bookings.rights import sees_payments
from daybook.bookings.views.place import RegisterRequest, place_of
from daybook.shared.charts import ColumnChart, Point, column_chart
from daybook.shared.days import week_start
from daybook.shared.desk import needs
from daybook.shared.listing.question import FiltersShown
from daybook.shared.listing.words import grouped
from daybook.shared.periods import Period, days_in_words, days_of_a_row, label_of
from daybook.shared.shares import percent, share
from daybook.shared.templatetags.shown import money

Pieces = Sequence[tuple[Period, DaySum]]


@require_safe
@needs(Right.REGISTER)
def summary(request: RegisterRequest, location_id: int) -> HttpResponse:
    """What the question's bookings come to: as a part of the register, or without script as a page."""
    place = place_of(request)
    days = summed_by_day(place.filters.question(), request.actor)
    pieces = _pieces(days, request)
    context = {
        "tiles": _tiles(together(days), request),
        "chart": _chart(pieces),
        "rows": [
            (days_of_a_row(piece), *map(grouped, (told.live, told.no_shows, told.cancelled, told.online)))
            for piece, told in pieces
        ],
    }
    if request.htmx:
        return render(request, "bookings/_summary.html", context)
    page = {"register_url": place.address(), "filters": FiltersShown(place)}
    return render(request, "bookings/summary.html", context | page)


def _tiles(told: DaySum, request: RegisterRequest) -> list[dict[str, Any]]:
    tiles = [
        (_("Bookings"), grouped(told.live), _("All that were not cancelled.")),
        (_("Share of no-shows"), percent(share(told.no_shows, told.live)), _("Of all that were not cancelled.")),
        (_("Cancelled"), grouped(told.cancelled), _of_all(told.cancelled, told)),
        (_("Online"), grouped(told.online), _of_all(told.online, told)),
    ]
    if sees_payments(request.actor):
        tiles += [
            (_("Cost"), money(told.cost, request.location), _("Of all that were not cancelled.")),
            (_("Paid"), money(told.paid, request.location), _("For those, less what was given back.")),
        ]
    return [{"title": title, "figure": figure, "meaning": meaning} for title, figure, meaning in tiles]


def _of_all(number: int, told: DaySum) -> str:
    return _("%(share)s of all bookings.") % {"share": percent(share(number, told.all))}


def _pieces(days: Sequence[DaySum], request: RegisterRequest) -> Pieces:
    """The days, weeks, months or years from the first booking to the last, each with what it comes to."""
    known = [told for told in days if told.day]
    if not known:
        return []
    first, last = (told.day for told in (known[0], known[-1]))
    assert first, "asked for"
    assert last, "asked for"
    pieces = Period(first, last).pieces(week_start=week_start(request.location.locale))
    piece_of = {day: piece for piece in pieces for day in piece.days}
    sums = {piece: together(group) for piece, group in groupby(known, lambda told: piece_of[told.day or first])}
    return [(piece, sums.get(piece, DaySum())) for piece in pieces]


def _chart(pieces: Pieces) -> ColumnChart | None:
    if len(pieces) < 2:
        return None
    period = Period(pieces[0][0].first, pieces[-1][0].last)
    words = _("%(days)s: %(live)s, cancelled %(cancelled)s")
    points = [
        Point(
            label_of(piece, period),
            (told.live, told.cancelled),
            words % {"days": days_in_words(piece), "live": grouped(told.live), "cancelled": grouped(told.cancelled)},
        )
        for piece, told in pieces
    ]
    series = (_("Not cancelled"), _("Cancelled"))
    return column_chart("summary", _("By day of visit"), points, written=lambda n: grouped(int(n)), series=series)
