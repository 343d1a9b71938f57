"""What to send to each address of the settings, for the walk of all addresses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from daybook.locations.models import Location
from tests.agreements.sample import Sample
from tests.factories import a_booking_category, a_location, a_position, a_service, a_service_category, a_staff_member


def _of_member(here: Location, **sent: Any) -> Sample:
    return Sample(ids={"staff_id": a_staff_member(location=here).pk}, post=sent)


def _of_service(here: Location, **sent: Any) -> Sample:
    return Sample(ids={"service_id": a_service(location=here).pk}, post=sent)


def _service(here: Location) -> dict[str, Any]:
    return {"name": "Haircut", "category": a_service_category(location=here).pk, "duration": 60, "price_min": 40}


def _of_shelf(here: Location, **sent: Any) -> Sample:
    return Sample(ids={"category_id": a_service_category(location=here).pk}, post=sent)


def _of_label(here: Location, **sent: Any) -> Sample:
    return Sample(ids={"category_id": a_booking_category(location=here).pk}, post=sent)


LABEL = {"title": "VIP", "color": "#2fb344", "icon": "tag"}
PLACE = {"name": "Porto", "country": "PT", "time_zone": "Europe/Lisbon", "currency": "EUR", "locale": "pt"}
PLACE |= {"grid_minutes": "15", "visit_interval_minutes": "60", "version": "1"}


def _of_position(here: Location, **sent: Any) -> Sample:
    return Sample(ids={"position_id": a_position(location=here).pk}, post=sent)


SETTINGS_SAMPLES: dict[str, Callable[[Location], Sample]] = {
    "bookings:to_come": lambda here: Sample(query={"staff": a_staff_member(location=here).pk}),
    "staff:new": lambda here: Sample(post={"name": "Rosa"}),
    "staff:member": lambda here: _of_member(here, name="Rosa", version=1),
    "staff:dismiss": lambda here: _of_member(here, last_day="2026-03-02"),
    "staff:take_back": _of_member,
    "staff:delete": _of_member,
    "catalogue:new": lambda here: Sample(post=_service(here)),
    "catalogue:service": lambda here: _of_service(here, **_service(here), version=1),
    "catalogue:retire": _of_service,
    "catalogue:return": _of_service,
    "catalogue:delete": _of_service,
    "catalogue:given_by": lambda here: _of_member(here, version=1),
    "service_categories:new": lambda here: Sample(post={"title": "Nails"}),
    "service_categories:category": lambda here: _of_shelf(here, title="Nails", version=1),
    "service_categories:retire": _of_shelf,
    "service_categories:return": _of_shelf,
    "service_categories:delete": _of_shelf,
    "booking_categories:new": lambda here: Sample(post=LABEL),
    "booking_categories:category": lambda here: _of_label(here, **LABEL, version=1),
    "booking_categories:retire": _of_label,
    "booking_categories:return": _of_label,
    "booking_categories:delete": _of_label,
    "locations:location": lambda here: Sample(post=PLACE),
    "locations:close": lambda here: Sample(post={}, refuses_the_owner=True),
    "locations:reopen": lambda here: Sample(
        ids={"closed_id": a_location("Closed", business=here.business, retired_at=timezone.now()).pk}, post={}
    ),
    "locations:business": lambda here: Sample(post={"name": "Aurora & Co"}),
    "locations:open_another": lambda here: Sample(post=PLACE),
    "positions:new": lambda here: Sample(post={"title": "Barber"}),
    "positions:position": lambda here: _of_position(here, title="Barber", version=1),
    "positions:retire": _of_position,
    "positions:return": _of_position,
    "positions:delete": _of_position,
}
