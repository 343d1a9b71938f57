"""What the demo needs before bookings can be uploaded: the business, its staff and its services, as JSON."""

from __future__ import annotations

from typing import Any

from tools.demo_files.business import ANCHOR, FIRST_DAY, LOCATIONS, WEEKDAYS, Hours, Location, Service, StaffMember


def setup() -> dict[str, Any]:
    """Give the whole setup in plain values; money is text with a point."""
    return {
        "business": "Aurora",
        "anchor": ANCHOR.isoformat(),
        "first_day": FIRST_DAY.isoformat(),
        "locations": [_location(place) for place in LOCATIONS],
    }


def _location(location: Location) -> dict[str, Any]:
    return {
        "name": location.name,
        "time_zone": location.time_zone,
        "currency": location.currency,
        "country": location.country,
        "locale": location.locale,
        "grid_minutes": location.grid_minutes,
        "visit_interval_minutes": location.visit_interval_minutes,
        "hours": _week(location.week),
        "holidays": [
            {"month": month, "day": day, "title": title} for (month, day), title in sorted(location.holidays.items())
        ],
        "positions": list(location.positions),
        "service_categories": [
            {"name": category.name, "services": [_service(service) for service in category.services]}
            for category in location.categories
        ],
        "staff": [_staff_member(member) for member in location.staff],
        "bookings_file": location.file,
    }


def _service(service: Service) -> dict[str, Any]:
    return {
        "name": service.name,
        "minutes": service.minutes,
        "price_from": f"{service.price:.2f}",
        "price_to": f"{service.price_to:.2f}",
    }


def _staff_member(member: StaffMember) -> dict[str, Any]:
    return {
        "name": member.name,
        "position": member.position,
        "hours": _week(member.week),
        "services": [_given(member, name) for name in member.services],
    }


def _given(member: StaffMember, name: str) -> dict[str, Any]:
    """A service this staff member gives; `minutes` and `price` only where they are their own."""
    if name not in member.own:
        return {"name": name}
    minutes, price = member.own[name]
    return {"name": name, "minutes": minutes, "price": f"{price:.2f}"}


def _week(week: tuple[Hours, ...]) -> dict[str, list[str] | None]:
    return {day: list(hours) if hours else None for day, hours in zip(WEEKDAYS, week, strict=True)}
