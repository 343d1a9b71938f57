"""The template of a file of bookings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from decimal import Decimal
from itertools import cycle
from typing import NamedTuple

from django.utils.translation import gettext as _

from daybook.bookings.sheets.import_columns import BookingPlace, booking_columns
from daybook.catalogue.models import Service
from daybook.locations.models import Location
from daybook.shared.actor import Actor
from daybook.shared.money import places_of
from daybook.shared.sheets.cell_kinds import CellKind
from daybook.shared.sheets.cell_xml import Written
from daybook.shared.sheets.near import folded
from daybook.staff.models import StaffMember
from daybook.uploads.sheets.made_up import PEOPLE, made_up_phones
from daybook.uploads.sheets.template import Template, template_columns

KINDS = {
    "starts_at": CellKind.MOMENT,
    "staff_id": CellKind.NUMBER,
    "client_phone": CellKind.TEXT,
    "client_name": CellKind.TEXT,
    "staff_name": CellKind.TEXT,
    "duration": CellKind.NUMBER,
    "service_ids": CellKind.MIXED,
    "service_names": CellKind.TEXT,
    "prices": CellKind.MIXED,
    "discounts": CellKind.MIXED,
    "comment": CellKind.TEXT,
    "status_number": CellKind.NUMBER,
    "status_text": CellKind.TEXT,
    "created_at": CellKind.MOMENT,
}
WIDE = ("service_names", "comment")
MORNING = timedelta(hours=10)


class Sold(NamedTuple):
    """A service as a row names it."""

    name: str
    duration: int
    price: Decimal


def booking_template(actor: Actor) -> Template:
    """Give the columns, and bookings of the next days with staff and services of the location.

    Where it has none yet they have invented ones, which the check will not know.
    """
    location = Location.objects.get(pk=actor.location_id)
    step, places = timedelta(minutes=location.grid_minutes), places_of(location.currency)
    place = BookingPlace(location.zone, step, location.country, places)
    when, phones = _mornings(location, step), made_up_phones(location.country)
    told = zip(when, cycle(_staff(actor)), PEOPLE, phones, _sayings(_services(actor), places), strict=False)
    return Template(
        title=_("Bookings"),
        columns=template_columns(booking_columns(place), KINDS, wide=WIDE),
        rows=[
            {"starts_at": morning, "staff_name": member, "client_name": str(name), "client_phone": phone, **said}
            for morning, member, name, phone, said in told
        ],
        money_places=places,
    )


def _mornings(location: Location, step: timedelta) -> list[datetime]:
    """About ten o'clock of days in a week, on the grid, without a zone as a sheet has it."""
    today = datetime.combine(location.today(), time.min)
    clock = -(-MORNING // step) * step
    return [today + timedelta(days=7 + days) + clock for days in range(len(PEOPLE))]


def _staff(actor: Actor) -> list[str]:
    there = StaffMember.objects.of(actor).filter(retired_at=None).order_by("place", "pk")
    return _without_namesakes(there.values_list("name", flat=True)) or [_("Ines Carvalho"), _("Nina Beridze")]


def _services(actor: Actor) -> list[Sold]:
    there = Service.objects.of(actor).filter(retired_at=None).order_by("place", "pk")
    sold = [Sold(*facts) for facts in there.values_list("name", "duration", "price_min")]
    alone = set(_without_namesakes(service.name for service in sold))
    named = [service for service in sold if service.name in alone]
    return named or [Sold(_("Women's haircut"), 3600, Decimal(40)), Sold(_("Manicure"), 2700, Decimal(30))]


def _without_namesakes(names: Iterable[str]) -> list[str]:
    """Those that a name is enough for."""
    every = list(names)
    counted = Counter(folded(name) for name in every)
    return [name for name in every if counted[folded(name)] == 1]


def _sayings(services: list[Sold], places: int) -> list[dict[str, Written]]:
    """What rows can say of services and statuses: one, several with a discount, none, a number for the status."""
    first, second, third = services[0], services[1 % len(services)], services[2 % len(services)]
    several = [first, second]
    return [
        {"service_names": first.name, "duration": first.duration, "prices": first.price, "status_text": "Pending"},
        {
            "service_names": "##".join(service.name for service in several),
            "duration": sum(service.duration for service in several),
            "prices": "#".join(f"{service.price:.{places}f}" for service in several),
            "discounts": "10#0",
            "status_text": "Confirmed",
        },
        {"duration": 1800, "comment": _("No service yet: to be talked about")},
        {"service_names": third.name, "duration": third.duration, "status_number": 0},
        {"service_names": second.name, "duration": second.duration, "discounts": 5, "comment": _("Window seat")},
    ]
