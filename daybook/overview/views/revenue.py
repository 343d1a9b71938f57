"""What the visits brought in: by staff member, by category and service, and over time."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from daybook.overview.queries.sold import Sold, sold_categories, sold_services
from daybook.overview.queries.tallies import NO_BOOKINGS, Tally, summed
from daybook.overview.views import words
from daybook.overview.views.look import Look
from daybook.overview.views.shown import Answer, Figure, Table, Tile
from daybook.overview.views.summary import arrived_figure, revenue_tile
from daybook.overview.views.tables import Drawn, Told, Where, by_staff, over_time, table_of
from daybook.shared.shares import percent, share

MOST_SERVICES = 50
NOTHING_SOLD = Sold(0, 0, 0, NO_BOOKINGS.cost, NO_BOOKINGS.cost)


def revenue(look: Look) -> Answer:
    """The sums, then what they are made of."""
    told = _told(look)
    time = over_time(
        look,
        summed(look.cells, lambda cell: cell.piece),
        told,
        Drawn(lambda tally: (tally.cost - tally.due, tally.due), (_("Paid"), _("Left to pay")), look.money),
        title=_("Over time"),
        meaning=_("By the day of the visit, not the day of the payment."),
        key="revenue-time",
    )
    staff = by_staff(
        look,
        {pk: tally for pk, tally in summed(look.cells, lambda cell: cell.staff_id).items() if tally.arrived},
        told,
        title=_("By staff member"),
        meaning=_("The visits to which the client came, by who served."),
        key="revenue-staff",
    )
    return Answer(_tiles(look), (time, staff, _by_category(look), _by_service(look)))


def _tiles(look: Look) -> tuple[Tile, ...]:
    now, before = look.sum, look.sum_before
    return (
        revenue_tile(look),
        Tile(
            _("Paid"),
            arrived_figure(look, now, look.money(now.paid), "paid"),
            _("What was paid for these visits so far, less what was given back."),
            words.change(now.paid, before.paid, look.money) if before else "",
        ),
        Tile(
            _("Left to pay"),
            _due(look, now, {}),
            _("Cost less payments of those of these visits that are not paid in full."),
            words.change(now.due, before.due, look.money) if before else "",
        ),
        Tile(
            _("Discounts"),
            arrived_figure(look, now, look.money(now.discount), "discount"),
            _("Prices of these visits less their cost."),
            words.change(now.discount, before.discount, look.money) if before else "",
        ),
    )


def _due(look: Look, tally: Tally, where: Where) -> Figure:
    link = look.links.to(status=1, cancelled="no", payment="due", **where)
    return Figure(look.money(tally.due), link, tally.due_count, "due")


def _told(look: Look) -> Told[Tally]:
    def figures(tally: Tally, where: Where) -> tuple[Figure, ...]:
        return (
            arrived_figure(look, tally, look.money(tally.cost), "cost", **where),
            arrived_figure(look, tally, look.money(tally.paid), "paid", **where),
            _due(look, tally, where),
            arrived_figure(look, tally, look.money(tally.discount), "discount", **where),
            arrived_figure(look, tally, words.counted(tally.arrived), "", **where),
        )

    headings = (_("Revenue"), _("Paid"), _("Left to pay"), _("Discounts"), _("Visits"))
    return Told(headings, figures, lambda tally: tally.cost, NO_BOOKINGS, _("Revenue"))


def _by_category(look: Look) -> Table:
    names = look.names.service_categories
    found = sold_categories(look.asked, look.actor)
    rows = [(names.get(sold.id, ""), sold, {"service_category": sold.id}) for sold in found]
    return _sold(look, rows, title=_("By service category"), key="revenue-category", heading=_("Service category"))


def _by_service(look: Look) -> Table:
    names = look.names.services
    found = sold_services(look.asked, look.actor)
    rows = [(names.get(sold.id, ""), sold, {"service": f"#{sold.id}"}) for sold in found[:MOST_SERVICES]]
    title = _("By service")
    if len(found) > MOST_SERVICES:
        title = _("By service: the %(number)s that brought in most") % {"number": MOST_SERVICES}
    return _sold(look, rows, title=title, key="revenue-service", heading=_("Service"))


def _sold(look: Look, rows: Sequence[tuple[str, Sold, Where]], *, title: str, key: str, heading: str) -> Table:
    def figures(sold: Sold, where: Where) -> tuple[Figure, ...]:
        link = look.links.to(status=1, cancelled="no", **where)
        return (
            Figure(look.money(sold.cost), link, sold.bookings),
            Figure(percent(share(sold.cost, look.sum.cost))),
            Figure(look.money(sold.full_price - sold.cost)),
            Figure(words.counted(sold.amount)),
            Figure(words.counted(sold.bookings), link, sold.bookings),
        )

    headings = (_("Revenue"), _("Share"), _("Discounts"), _("Times"), _("Visits"))
    told = Told(headings, figures, lambda sold: sold.cost, NOTHING_SOLD, _("Revenue"))
    meaning = _("Cost of its lines only; a visit with several services counts with each.")
    return table_of(rows, told, title=title, meaning=meaning, key=key, heading=heading)
