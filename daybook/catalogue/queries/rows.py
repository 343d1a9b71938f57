"""The list of services as plain values, with the names of their categories and of who gives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Concat

from daybook.catalogue.models import Service, ServiceCategory, ServiceStaff
from daybook.shared.actor import Actor
from daybook.shared.folding import Folded

BEFORE_LETTERS = Value("\x01", output_field=TextField())


class ServiceRow(NamedTuple):
    """One service as the list tells it; `staff` are those who give it and still serve, by name."""

    id: int
    name: str
    category: str
    duration: timedelta
    price_min: Decimal
    price_max: Decimal
    staff: tuple[str, ...]
    retired_at: datetime | None

    @property
    def is_retired(self) -> bool:
        """Whether it is sold no more."""
        return self.retired_at is not None


def service_ground(actor: Actor) -> QuerySet[Service]:
    """Every service of the location, retired ones too; `shelf` stands for its category and, within it, its name."""
    return Service.objects.of(actor).alias(
        folded_name=Folded(F("name")),
        shelf=Concat(Folded(F("category__title")), BEFORE_LETTERS, Folded(F("name"))),
    )


def service_rows(ids: Sequence[int], actor: Actor) -> list[ServiceRow]:
    """The rows of these services, in the order of the ids."""
    staff = _staff_of(ids, actor)
    fields = ("pk", "name", "category__title", "duration", "price_min", "price_max", "retired_at")
    found = {
        pk: ServiceRow(pk, name, category, timedelta(seconds=duration), low, high, tuple(staff[pk]), retired_at)
        for pk, name, category, duration, low, high, retired_at in Service.objects.of(actor)
        .among(ids)
        .values_list(*fields)
    }
    return [found[number] for number in ids if number in found]


def category_titles(actor: Actor) -> dict[int, str]:
    """Service categories in their places."""
    rows = ServiceCategory.objects.of(actor).order_by("place", "title", "pk")
    return dict(rows.values_list("pk", "title"))


def _staff_of(ids: Sequence[int], actor: Actor) -> dict[int, list[str]]:
    names: dict[int, list[str]] = defaultdict(list)
    links = ServiceStaff.objects.of(actor).filter(service_id__in=ids, staff_member__retired_at=None)
    for service_id, name in links.order_by("staff_member__name", "pk").values_list("service_id", "staff_member__name"):
        names[service_id].append(name)
    return names
