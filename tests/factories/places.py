"""Locations and what they sell."""

from __future__ import annotations

from decimal import Decimal

from daybook.catalogue.models import Service, ServiceCategory, ServiceStaff
from daybook.locations.models import Business, Location
from daybook.staff.models import Position, StaffMember
from tests.factories.counting import the_next


def a_business(name: str = "Aurora", **more: object) -> Business:
    return Business.objects.create(name=name, **more)


def a_location(
    name: str = "Aurora Lisbon",
    *,
    time_zone: str = "Europe/Lisbon",
    currency: str = "EUR",
    country: str = "PT",
    business: Business | None = None,
    **more: object,
) -> Location:
    return Location.objects.create(
        business=business or a_business(),
        name=name,
        time_zone=time_zone,
        currency=currency,
        country=country,
        **more,
    )


def the_location() -> Location:
    """The location that is there, or a new one: things made without naming one are all of the same."""
    return Location.objects.order_by("pk").first() or a_location()


def a_position(title: str | None = None, *, location: Location | None = None) -> Position:
    return Position.objects.create(location=location or the_location(), title=title or f"Position {the_next()}")


def a_service_category(title: str | None = None, *, location: Location | None = None) -> ServiceCategory:
    return ServiceCategory.objects.create(location=location or the_location(), title=title or f"Category {the_next()}")


def a_service(
    name: str | None = None,
    *,
    price: Decimal | int = 40,
    duration: int = 3600,
    category: ServiceCategory | None = None,
    location: Location | None = None,
    staff: StaffMember | None = None,
) -> Service:
    place = location or (category.location if category else the_location())
    service = Service.objects.create(
        location=place,
        category=category or a_service_category(location=place),
        name=name or f"Service {the_next()}",
        price_min=price,
        price_max=price,
        duration=duration,
    )
    if staff:
        ServiceStaff.objects.create(service=service, staff_member=staff)
    return service
