"""One service, one shelf, what one staff member gives; and what there is around them to choose from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, F, Q, QuerySet

from daybook.catalogue.models import Service, ServiceCategory, ServiceStaff
from daybook.shared.actor import Actor
from daybook.shared.folding import Folded
from daybook.shared.places import Placed
from daybook.staff.models import StaffMember


class CategoryRow(NamedTuple):
    """One service category as the list tells it; `services` is how many of it are sold."""

    id: int
    title: str
    services: int
    retired_at: datetime | None

    @property
    def is_retired(self) -> bool:
        """Whether nothing new is put on it."""
        return self.retired_at is not None


class Given(NamedTuple):
    """A service as one staff member gives it, or could: the catalogue's price and time, and their own."""

    service_id: int
    name: str
    usual_price: Decimal
    usual_duration: timedelta
    is_given: bool
    price: Decimal | None
    duration: timedelta | None


class GivenShelf(NamedTuple):
    """A shelf with what is on it."""

    title: str
    services: list[Given]


def category_ground(actor: Actor) -> QuerySet[ServiceCategory]:
    """Every service category of the location, retired ones too."""
    return ServiceCategory.objects.of(actor).alias(folded_name=Folded(F("title")))


def category_rows(ids: Sequence[int], actor: Actor) -> list[CategoryRow]:
    """The rows of these service categories, in the order of the ids."""
    sold = Count("services", filter=Q(services__retired_at=None))
    values = ServiceCategory.objects.of(actor).among(ids).annotate(sold=sold)
    found = {row[0]: CategoryRow(*row) for row in values.values_list("pk", "title", "sold", "retired_at")}
    return [found[number] for number in ids if number in found]


def category_of(category_id: int, actor: Actor) -> ServiceCategory | None:
    """The service category, if it is one of the location."""
    return ServiceCategory.objects.of(actor).filter(pk=category_id).first()


def categories_in_order(actor: Actor) -> list[Placed]:
    """The shelves in use, as lists have them."""
    rows = ServiceCategory.objects.of(actor).filter(retired_at=None).order_by("place", "title", "pk")
    return [Placed(*each) for each in rows.values_list("pk", "title")]


def service_of(service_id: int, actor: Actor) -> Service | None:
    """The service, if it is one of the location."""
    return Service.objects.of(actor).select_related("category").filter(pk=service_id).first()


def services_beside(service: Service, actor: Actor) -> list[Placed]:
    """What is sold of its category, as lists have it, itself too."""
    rows = Service.objects.of(actor).filter(category_id=service.category_id, retired_at=None)
    return [Placed(*each) for each in rows.order_by("place", "name", "pk").values_list("pk", "name")]


def givers_of(service: Service, actor: Actor) -> list[int]:
    """Those who give it and still serve."""
    links = ServiceStaff.objects.of(actor).filter(service=service, staff_member__retired_at=None)
    return list(links.order_by("staff_member__place", "pk").values_list("staff_member_id", flat=True))


def staff_to_give(actor: Actor) -> list[Placed]:
    """Who serves, as lists have them."""
    rows = StaffMember.objects.of(actor).filter(retired_at=None).order_by("place", "name", "pk")
    return [Placed(*each) for each in rows.values_list("pk", "name")]


def giver_of(staff_id: int, actor: Actor) -> StaffMember | None:
    """The staff member, if they are of the location."""
    return StaffMember.objects.of(actor).filter(pk=staff_id).first()


def given_by(member: StaffMember, actor: Actor) -> list[GivenShelf]:
    """Every service that is sold, by shelf, with what the staff member gives of it."""
    links = {link.service_id: link for link in ServiceStaff.objects.of(actor).filter(staff_member=member)}
    shelves: dict[str, list[Given]] = defaultdict(list)
    on_sale = Service.objects.of(actor).filter(Q(retired_at=None) | Q(pk__in=links)).select_related("category")
    for service in on_sale.order_by("category__place", "category__title", "place", "name", "pk"):
        link = links.get(service.pk)
        own = timedelta(seconds=link.duration) if link and link.duration else None
        usual = timedelta(seconds=service.duration)
        price = link.price if link else None
        shelves[service.category.title].append(
            Given(service.pk, service.name, service.price_min, usual, link is not None, price, own)
        )
    return [GivenShelf(title, services) for title, services in shelves.items()]
