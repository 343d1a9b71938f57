"""What a visit can be made of at this location: staff, services, booking categories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _

from daybook.bookings.choices import BuiltIn
from daybook.bookings.models import BookingCategory
from daybook.bookings.rights import may_book_for
from daybook.catalogue.models import Service
from daybook.shared.actor import Actor
from daybook.staff.models import StaffMember


@dataclass(frozen=True)
class Offer:
    """A service as one staff member gives it: for what price, in what time."""

    service_id: int
    name: str
    price: Decimal
    price_max: Decimal
    duration: timedelta


@dataclass(frozen=True)
class Shelf:
    """Offers under one heading of the list to choose from."""

    heading: str
    offers: list[Offer]


@dataclass(frozen=True)
class Choices:
    """Everything a form of a visit chooses from; retired things are here for bookings that have them already."""

    staff: list[StaffMember]
    services: list[Service]
    categories: list[BookingCategory]

    @cached_property
    def staff_by_id(self) -> dict[int, StaffMember]:
        """Every staff member of the location, dismissed ones too."""
        return {member.pk: member for member in self.staff}

    @cached_property
    def service_by_id(self) -> dict[int, Service]:
        """Every service of the location, retired ones too."""
        return {service.pk: service for service in self.services}

    def staff_for(self, chosen: int | None, actor: Actor) -> list[StaffMember]:
        """Whom the actor may choose; and the one chosen already, dismissed or not theirs to choose."""
        return [member for member in self.staff if member.pk == chosen or _may_choose(member, actor)]

    def categories_for(self, chosen: frozenset[int]) -> list[BookingCategory]:
        """Which booking categories a person at the desk can choose, and those chosen already."""
        return [label for label in self.categories if label.pk in chosen or _is_for_the_desk(label)]

    def offer(self, service_id: int, staff_id: int | None) -> Offer | None:
        """This service as this staff member gives it; None where there is no such service."""
        service = self.service_by_id.get(service_id)
        return _offer(service, staff_id) if service else None

    def not_given(self, service_id: int, staff_id: int | None) -> str:
        """Whom to warn of: the name of the staff member, where others give this service and they do not."""
        service, member = self.service_by_id.get(service_id), self.staff_by_id.get(staff_id or 0)
        return member.name if service and member and not _gives(service, member.pk) else ""

    def shelves_for(self, staff_id: int | None, *, with_others: bool = False) -> list[Shelf]:
        """Services that the staff member gives, by category; then the others, if asked for or none are given."""
        on_sale = [service for service in self.services if not service.retired_at]
        own = [service for service in on_sale if _gives(service, staff_id)]
        others = [service for service in on_sale if with_others or not own if not _gives(service, staff_id)]
        return [*_by_category(own, staff_id, "%s"), *_by_category(others, staff_id, _("Others give: %s"))]

    def others_give_more(self, staff_id: int | None) -> bool:
        """Whether the staff member gives some of what is sold here, and not all of it."""
        gives = {_gives(service, staff_id) for service in self.services if not service.retired_at}
        return gives == {True, False}


def choices(actor: Actor) -> Choices:
    """What the actor can choose from."""
    staff = StaffMember.objects.of(actor).select_related("position").order_by("place", "name", "pk")
    services = (
        Service.objects.of(actor)
        .select_related("category")
        .prefetch_related("given_by")
        .order_by("category__place", "category__title", "place", "name", "pk")
    )
    return Choices(
        staff=list(staff),
        services=list(services),
        categories=list(BookingCategory.objects.of(actor).order_by("location_id", "title", "pk")),
    )


def _is_for_the_desk(label: BookingCategory) -> bool:
    """What was paid online is found out by the program, not ticked by hand."""
    return label.retired_at is None and label.code not in {BuiltIn.PAID_ONLINE_FULL, BuiltIn.PAID_ONLINE_PART}


def _may_choose(member: StaffMember, actor: Actor) -> bool:
    return member.retired_at is None and may_book_for(member, actor)


def _gives(service: Service, staff_id: int | None) -> bool:
    """Where nobody is named for a service, everybody gives it."""
    givers = service.given_by.all()
    return staff_id is None or not givers or any(giver.staff_member_id == staff_id for giver in givers)


def _offer(service: Service, staff_id: int | None) -> Offer:
    own = next((giver for giver in service.given_by.all() if giver.staff_member_id == staff_id), None)
    seconds = own.duration if own and own.duration else service.duration
    low, high = service.price_min, service.price_max
    if own and own.price is not None:
        low = high = own.price
    return Offer(service.pk, service.name, low, high, timedelta(seconds=seconds))


def _by_category(services: list[Service], staff_id: int | None, heading: str) -> list[Shelf]:
    shelves: dict[str, list[Offer]] = {}
    for service in services:
        shelves.setdefault(heading % service.category.title, []).append(_offer(service, staff_id))
    return [Shelf(title, offers) for title, offers in shelves.items()]
