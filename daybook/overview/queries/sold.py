"""Which services were sold: the lines of visits to which the client came."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, DecimalField, ExpressionWrapper, F, Sum

from daybook.bookings.models import Line
from daybook.overview.queries.ground import ARRIVED, Asked, bookings_of
from daybook.shared.actor import Actor

FULL_PRICE = ExpressionWrapper(F("price") * F("amount"), DecimalField(max_digits=14, decimal_places=2))


class Sold(NamedTuple):
    """What a service, or all of a category, brought in: in how many bookings, how often, for how much."""

    id: int
    bookings: int
    amount: int
    full_price: Decimal
    cost: Decimal


def sold_services(asked: Asked, actor: Actor) -> list[Sold]:
    """By service, the most money first."""
    return _sold("service_id", asked, actor)


def sold_categories(asked: Asked, actor: Actor) -> list[Sold]:
    """By service category, the most money first."""
    return _sold("service__category_id", asked, actor)


def _sold(by: str, asked: Asked, actor: Actor) -> list[Sold]:
    arrived = bookings_of(asked, actor).filter(ARRIVED)
    lines = Line.objects.of(actor).filter(booking__in=arrived.values("pk")).order_by().values(by)
    counted = lines.annotate(
        bookings=Count("booking_id", distinct=True),
        times=Sum("amount"),
        full_price=Sum(FULL_PRICE),
        brought=Sum("cost"),
    )
    found = [Sold(*told) for told in counted.values_list(by, "bookings", "times", "full_price", "brought")]
    return sorted(found, key=lambda each: (-each.cost, each.id))
