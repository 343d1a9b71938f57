"""What a booking that is brought in costs, and how its row keeps all that is to be written."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from json import JSONEncoder

from daybook.bookings.rules.money import HIGHEST, line_cost
from daybook.bookings.wishes import BookingIn, LineIn
from daybook.catalogue.models import Service, ServiceStaff
from daybook.shared.actor import Actor

quoted = JSONEncoder(ensure_ascii=False).encode


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

    def wish(self, booking: BookingIn, now: datetime) -> str:
        """Everything that a good row becomes, as JSON; `TooDear` where the sum cannot be stored."""
        lines = [self._line(line, booking.staff_id) for line in booking.lines]
        price = sum((line[1] for line in lines), Decimal(0))
        if price > HIGHEST:
            raise TooDear
        cost = sum((line[3] for line in lines), Decimal(0))
        created = f'"{booking.created_at}"' if booking.created_at else "null"
        # Put together by hand: it is a third of the time that a general writer of JSON takes.
        told = ",".join(f"[{service},{full:f},{discount:f},{due:f}]" for service, full, discount, due in lines)
        return (
            f'{{"starts_at":"{booking.starts_at}","ends_at":"{booking.starts_at + booking.duration}",'
            f'"day":"{booking.starts_at.astimezone(self._actor.zone).date()}","staff_id":{booking.staff_id},'
            f'"phone":"{booking.client_phone}","client_name":{quoted(booking.client_name)},'
            f'"comment":{quoted(booking.comment)},"status":{booking.status.value},'
            f'"created_at":{created},'
            # History that is brought in may overlap; what is to come may not, unless the check says so.
            f'"may_overlap":{"true" if booking.starts_at < now else "false"},'
            f'"price":{price:f},"cost":{cost:f},"service_ids":{[line[0] for line in lines]},'
            f'"service_category_ids":{sorted({self._services[line[0]][0] for line in lines})},"lines":[{told}]}}'
        )

    def _line(self, line: LineIn, staff_id: int) -> tuple[int, Decimal, Decimal, Decimal]:
        """Service, price, discount, cost."""
        price = line.price
        if price is None:
            price = self._own.get((line.service_id, staff_id), self._services[line.service_id][1])
        cost = line_cost(price, 1, line.discount, currency=self._actor.currency)
        return line.service_id, price, line.discount, cost
