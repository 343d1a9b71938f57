"""The list of services as plain values, with the names of their categories and of who gives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.db.models import F, Func, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat, LPad

from daybook.catalogue.models import Service, ServiceCategory, ServiceStaff
from daybook.shared.actor import Actor
from daybook.shared.folding import Folded

BEFORE_LETTERS = Value("\x01", output_field=TextField())
DIGITS = 10
"""As many as the largest place has."""


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
    """Every service of the location, retired ones too; `shelf` tells the order of the categories, and that in each."""
    order = (_place("category__place"), Folded(F("category__title")), _place("place"), Folded(F("name")))
    first, *rest = order
    told = [first, *(part for each in rest for part in (BEFORE_LETTERS, each))]
    return Service.objects.of(actor).alias(folded_name=Folded(F("name")), shelf=Concat(*told))


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


def _place(field: str) -> Func:
    """A place as text that sorts as the number does."""
    return LPad(Cast(F(field), TextField()), DIGITS, Value("0"), output_field=TextField())


def _staff_of(ids: Sequence[int], actor: Actor) -> dict[int, list[str]]:
    names: dict[int, list[str]] = defaultdict(list)
    links = ServiceStaff.objects.of(actor).filter(service_id__in=ids, staff_member__retired_at=None)
    for service_id, name in links.order_by("staff_member__name", "pk").values_list("service_id", "staff_member__name"):
        names[service_id].append(name)
    return names
