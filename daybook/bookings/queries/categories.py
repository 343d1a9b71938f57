"""Booking categories: the list as plain values, and one of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from daybook.bookings.choices import BuiltIn
from daybook.bookings.models import Booking, BookingCategory
from daybook.shared.actor import Actor
from daybook.shared.folding import Folded


class CategoryRow(NamedTuple):
    """One booking category as the list tells it."""

    id: int
    title: str
    color: str
    icon: str
    is_built_in: bool
    retired_at: datetime | None

    @property
    def is_retired(self) -> bool:
        """Whether it is put on bookings no more."""
        return self.retired_at is not None

    @property
    def has_card(self) -> bool:
        """Whether it can be changed."""
        return not self.is_built_in

    @property
    def whose(self) -> str:
        """Whether it is the location's own."""
        return _("Built in") if self.is_built_in else _("Own")


def category_ground(actor: Actor) -> QuerySet[BookingCategory]:
    """Every booking category of the location, the built-in ones and retired ones too."""
    return BookingCategory.objects.of(actor).alias(folded_name=Folded(F("title")))


def category_rows(ids: Sequence[int], actor: Actor) -> list[CategoryRow]:
    """The rows of these booking categories, in the order of the ids."""
    values = BookingCategory.objects.of(actor).among(ids)
    found = {
        pk: CategoryRow(pk, str(BuiltIn(code).label) if code else title, color, icon, bool(code), retired_at)
        for pk, code, title, color, icon, retired_at in values.values_list(
            "pk", "code", "title", "color", "icon", "retired_at"
        )
    }
    return [found[number] for number in ids if number in found]


def category_of(category_id: int, actor: Actor) -> BookingCategory | None:
    """The booking category, if it is one of the location's own."""
    return BookingCategory.objects.of(actor).filter(pk=category_id, code="").first()


def is_carried(category: BookingCategory, actor: Actor) -> bool:
    """Whether any booking carries the label, deleted ones too."""
    return Booking.objects.of(actor).labelled([category.pk]).exists()
