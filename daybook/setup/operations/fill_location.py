"""The first staff and services of a location."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from daybook.catalogue.models import Service, ServiceCategory
from daybook.catalogue.operations import ServiceWish, create_service, create_service_category, give_service
from daybook.locations.models import Location
from daybook.schedule.operations import set_week
from daybook.schedule.wishes import WeekWish
from daybook.setup.wishes import FillingWish, ServiceLine, StaffLine
from daybook.shared.actor import Actor
from daybook.shared.operations import operation
from daybook.staff.models import Position, StaffMember
from daybook.staff.operations import create_position, create_staff_member


@operation
def fill_location(wish: FillingWish, *, actor: Actor) -> None:
    """Make all of it, or nothing. Everybody new gives every service, and everybody gives what is new."""
    # Two who fill at once do so one after the other: the next finds the positions and categories of the first.
    Location.objects.select_for_update(of=("self",), no_key=True).get(pk=actor.location_id)
    staff = _make_staff(wish.staff, actor)
    services = _make_services(wish.services, actor)
    everybody = StaffMember.objects.of(actor).filter(retired_at=None).order_by("pk").values_list("pk", flat=True)
    everything = Service.objects.of(actor).filter(retired_at=None).order_by("pk").values_list("pk", flat=True)
    for member, service in sorted({*_pairs(staff, everything), *_pairs(everybody, services)}):
        give_service(service, member, actor=actor)
    if wish.week:
        today = timezone.localdate(timezone=actor.zone)
        for member in staff:
            set_week(WeekWish(member, today, wish.week), actor=actor)


def _make_staff(lines: tuple[StaffLine, ...], actor: Actor) -> list[int]:
    positions = dict(Position.objects.of(actor).filter(retired_at=None).values_list("title", "pk"))
    place = StaffMember.objects.of(actor).count()
    made = []
    for number, line in enumerate(lines):
        title = line.position
        if title and title not in positions:
            positions[title] = create_position(title, actor=actor).pk
        member = create_staff_member(line.name, positions.get(title), place=place + number, actor=actor)
        made.append(member.pk)
    return made


def _make_services(lines: tuple[ServiceLine, ...], actor: Actor) -> list[int]:
    shelves = dict(ServiceCategory.objects.of(actor).filter(retired_at=None).values_list("title", "pk"))
    place = Service.objects.of(actor).count()
    made = []
    for number, line in enumerate(lines):
        if line.category not in shelves:
            shelves[line.category] = create_service_category(line.category, place=len(shelves), actor=actor).pk
        wish = ServiceWish(line.name, shelves[line.category], line.duration, line.price, place=place + number)
        made.append(create_service(wish, actor=actor).pk)
    return made


def _pairs(staff: Iterable[int], services: Iterable[int]) -> set[tuple[int, int]]:
    return {(member, service) for member in staff for service in services}
