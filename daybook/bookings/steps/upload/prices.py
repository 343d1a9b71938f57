"""What a booking that is brought in costs, and how its row keeps all that is to be written."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from functools import lru_cache

from daybook.bookings.rules.money import HIGHEST, line_cost
from daybook.bookings.wishes import BookingIn, LineIn
from daybook.catalogue.models import Service, ServiceStaff
from daybook.shared.actor import Actor
from daybook.shared.sheets.frames import quoted

REMEMBERED = 10_000


class TooDear(Exception):
    """The whole costs more than can be stored."""


class PriceList:
    """The catalogue of the actor's location at one moment: prices, staff members' own prices, shelves."""

    def __init__(self, actor: Actor) -> None:
        self._actor = actor
        services = Service.objects.of(actor).values_list("pk", "category_id", "price_min")
        self._services = {pk: (category_id, price) for pk, category_id, price in services}
        own = ServiceStaff.objects.of(actor).values_list("service_id", "staff_member_id", "price")
        self._own = {(service_id, staff_id): price for service_id, staff_id, price in own if price is not None}
        # The same services are sold at the same prices in thousands of rows.
        self._money = lru_cache(maxsize=REMEMBERED)(self._told_money)

    def wish(self, booking: BookingIn, now: datetime) -> str:
        """Everything that a good row becomes, as JSON; `TooDear` where the sum cannot be stored."""
        starts_at = booking.starts_at
        created = f'"{booking.created_at}"' if booking.created_at else "null"
        # Put together by hand: it is a third of the time that a general writer of JSON takes.
        return (
            f'{{"starts_at":"{starts_at}","ends_at":"{starts_at + booking.duration}",'
            f'"day":"{starts_at.astimezone(self._actor.zone).date()}","staff_id":{booking.staff_id},'
            f'"phone":"{booking.client_phone}","client_name":{quoted(booking.client_name)},'
            f'"comment":{quoted(booking.comment)},"status":{booking.status.value},"created_at":{created},'
            # History that is brought in may overlap; what is to come may not, unless the check says so.
            f'"may_overlap":{"true" if starts_at < now else "false"},{self._money(booking.lines, booking.staff_id)}}}'
        )

    def _told_money(self, lines: tuple[LineIn, ...], staff_id: int) -> str:
        """What the lines come to, as the rest of the wish."""
        priced = [self._line(line, staff_id) for line in lines]
        price = sum((line[1] for line in priced), Decimal(0))
        if price > HIGHEST:
            raise TooDear
        cost = sum((line[3] for line in priced), Decimal(0))
        told = ",".join(f"[{service},{full:f},{discount:f},{due:f}]" for service, full, discount, due in priced)
        categories = sorted({self._services[line.service_id][0] for line in lines})
        return (
            f'"price":{price:f},"cost":{cost:f},"service_ids":{[line.service_id for line in lines]},'
            f'"service_category_ids":{categories},"lines":[{told}]'
        )

    def _line(self, line: LineIn, staff_id: int) -> tuple[int, Decimal, Decimal, Decimal]:
        """Service, price, discount, cost."""
        price = line.price
        if price is None:
            price = self._own.get((line.service_id, staff_id), self._services[line.service_id][1])
        cost = line_cost(price, 1, line.discount, currency=self._actor.currency)
        return line.service_id, price, line.discount, cost
