"""The services of another location of the business, and its staff."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from daybook.catalogue.models import Service, ServiceCategory, ServiceStaff
from daybook.catalogue.operations import ServiceWish, create_service, create_service_category
from daybook.locations.models import Location
from daybook.setup.queries import Source, sources_for
from daybook.setup.wishes import CopyWish
from daybook.shared.actor import Actor
from daybook.shared.errors import NotThere
from daybook.shared.operations import operation
from daybook.staff.models import Position, StaffMember
from daybook.staff.operations import create_position, create_staff_member

Ids = dict[int, int]
"""The new one of each old one, by their numbers."""


@dataclass(frozen=True)
class Copied:
    """From where, how many were new here, and whether prices came along: not into another currency."""

    source: str
    staff: int
    services: int
    with_prices: bool


@operation
def copy_location(wish: CopyWish, *, actor: Actor) -> Copied:
    """Give the actor's location what is sold at another one that they set up, too, and who serves there if wished.

    Whatever has the name of something that is here already stays as it is here, so that twice is harmless. Hours,
    users and bookings stay there. `NotThere` unless the actor may change the settings of the other location.
    """
    # One after the other: what the first has made is there for the next, and nothing is made twice.
    Location.objects.select_for_update(of=("self",), no_key=True).get(pk=actor.location_id)
    source = next((each for each in sources_for(actor) if each.location_id == wish.source_id), None)
    if source is None:
        raise NotThere(_("There is no such location to copy from."))
    services, new_services = _copy_services(source, actor)
    staff, new_staff = _copy_staff(source, actor) if wish.with_staff else ({}, 0)
    _copy_givers(services, staff, source, actor)
    return Copied(source.name, new_staff, new_services, source.currency == actor.currency)


def _copy_services(source: Source, actor: Actor) -> tuple[Ids, int]:
    shelves = _copy_shelves(source, actor)
    here = {
        (category_id, name.casefold()): pk
        for pk, category_id, name in Service.objects.of(actor).values_list("pk", "category_id", "name")
    }
    ids, made = Ids(), 0
    rows = Service.objects.of(source.actor).filter(retired_at=None, category_id__in=shelves)
    for service in rows.order_by("place", "name", "pk"):
        shelf = shelves[service.category_id]
        known = here.get((shelf, service.name.casefold()))
        if known is None:
            known = create_service(_like(service, shelf, source, actor), actor=actor).pk
            made += 1
        ids[service.pk] = known
    return ids, made


def _like(service: Service, shelf: int, source: Source, actor: Actor) -> ServiceWish:
    has_prices = source.currency == actor.currency
    return ServiceWish(
        service.name,
        shelf,
        timedelta(seconds=service.duration),
        service.price_min if has_prices else Decimal(0),
        service.price_max if has_prices else None,
    )


def _copy_shelves(source: Source, actor: Actor) -> Ids:
    here = {title.casefold(): pk for pk, title in ServiceCategory.objects.of(actor).values_list("pk", "title")}
    ids = Ids()
    rows = ServiceCategory.objects.of(source.actor).filter(retired_at=None).order_by("place", "title", "pk")
    for pk, title in rows.values_list("pk", "title"):
        known = here.get(title.casefold())
        ids[pk] = known if known is not None else create_service_category(title, actor=actor).pk
    return ids


def _copy_staff(source: Source, actor: Actor) -> tuple[Ids, int]:
    positions = {title.casefold(): pk for pk, title in Position.objects.of(actor).values_list("pk", "title")}
    here = {name.casefold(): pk for pk, name in StaffMember.objects.of(actor).values_list("pk", "name")}
    ids, made = Ids(), 0
    rows = StaffMember.objects.of(source.actor).filter(retired_at=None, last_day=None).select_related("position")
    for member in rows.order_by("place", "name", "pk"):
        known = here.get(member.name.casefold())
        if known is None:
            title = member.position.title if member.position else ""
            if title and title.casefold() not in positions:
                positions[title.casefold()] = create_position(title, actor=actor).pk
            known = create_staff_member(member.name, positions.get(title.casefold()), actor=actor).pk
            made += 1
        ids[member.pk] = known
    return ids, made


def _copy_givers(services: Ids, staff: Ids, source: Source, actor: Actor) -> None:
    """Who gives what, for their own price and time; whoever gives it here already keeps theirs."""
    has_prices = source.currency == actor.currency
    rows = ServiceStaff.objects.of(source.actor).filter(service_id__in=services, staff_member_id__in=staff)
    links = [
        ServiceStaff(
            service_id=services[link.service_id],
            staff_member_id=staff[link.staff_member_id],
            price=link.price if has_prices else None,
            duration=link.duration,
        )
        for link in rows.order_by("pk")
    ]
    ServiceStaff.objects.bulk_create(links, ignore_conflicts=True)
