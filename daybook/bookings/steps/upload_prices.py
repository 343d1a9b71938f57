"""What a booking that is brought in costs, and how its row keeps all that is to be written."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal
from typing import Any

from daybook.bookings.rules.money import HIGHEST, line_cost
from daybook.bookings.wishes import BookingIn, LineIn
from daybook.catalogue.models import Service, ServiceStaff
from daybook.shared.actor import Actor

SEPARATORS = (",", ":")


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
        return json.dumps(
            {
                "starts_at": booking.starts_at.isoformat(),
                "ends_at": (booking.starts_at + booking.duration).isoformat(),
                "day": booking.starts_at.astimezone(self._actor.zone).date().isoformat(),
                "staff_id": booking.staff_id,
                "phone": booking.client_phone,
                "client_name": booking.client_name,
                "comment": booking.comment,
                "status": booking.status.value,
                "created_at": booking.created_at.isoformat() if booking.created_at else None,
                # History that is brought in may overlap; what is to come may not, unless the check says so.
                "may_overlap": booking.starts_at < now,
                "price": str(price),
                "cost": str(sum((line[3] for line in lines), Decimal(0))),
                "service_ids": [line[0] for line in lines],
                "service_category_ids": sorted({self._services[line[0]][0] for line in lines}),
                "lines": lines,
            },
            default=str,
            separators=SEPARATORS,
            ensure_ascii=False,
        )

    def _line(self, line: LineIn, staff_id: int) -> list[Any]:
        """Service, price, discount, cost."""
        price = line.price
        if price is None:
            price = self._own.get((line.service_id, staff_id), self._services[line.service_id][1])
        cost = line_cost(price, 1, line.discount, currency=self._actor.currency)
        return [line.service_id, price, line.discount, cost]
