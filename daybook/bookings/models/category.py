"""Coloured labels on bookings."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from daybook.bookings.choices import BuiltIn
from daybook.shared.actor import Actor
from daybook.shared.history import tracked
from daybook.shared.tenancy import LocationQuerySet


class BookingCategoryQuerySet(LocationQuerySet["BookingCategory"]):
    """The location's own categories, and the built-in ones that every location has."""

    def of(self, actor: Actor) -> BookingCategoryQuerySet:
        """Those of the actor's location and the built-in ones."""
        return self.filter(Q(location_id=actor.location_id) | Q(location=None))


@tracked()
class BookingCategory(models.Model):
    """A label with a colour and an icon. Built-in ones have a `code` and belong to no location."""

    location = models.ForeignKey(
        "locations.Location", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    code = models.CharField(max_length=20, choices=BuiltIn.choices, blank=True)
    title = models.CharField(_("title"), max_length=100)
    color = models.CharField(_("colour"), max_length=7, default="#4299e1")
    icon = models.CharField(_("icon"), max_length=40, default="tag")
    retired_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, db_default=1)

    objects = BookingCategoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("booking category")
        constraints = [
            models.UniqueConstraint(
                fields=["location", "title"], name="booking_category_once", condition=~Q(location=None)
            ),
            models.UniqueConstraint(fields=["code"], name="built_in_category_once", condition=~Q(code="")),
            models.CheckConstraint(
                condition=Q(code="", location__isnull=False) | (~Q(code="") & Q(location__isnull=True)),
                name="built_in_category_of_no_location",
            ),
        ]

    def __str__(self) -> str:
        return str(BuiltIn(self.code).label) if self.code else self.title


@tracked(found_by=("booking",))
class BookingCategoryLink(models.Model):
    """That a booking carries a category. `Booking.category_ids` repeats it for the register."""

    booking = models.ForeignKey("bookings.Booking", on_delete=models.CASCADE, related_name="category_links")
    category = models.ForeignKey(BookingCategory, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["booking", "category"], name="booking_category_link_once")]
