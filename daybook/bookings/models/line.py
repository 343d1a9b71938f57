"""One service in a booking."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from daybook.shared.history import tracked
from daybook.shared.tenancy import LocationQuerySet


@tracked(found_by=("booking",))
class Line(models.Model):
    """A service at a price: `cost` = price x amount less discount percent, rounded to the currency."""

    # Of the service's location, and that one is there: the database asks once, not twice for each of many lines.
    location = models.ForeignKey(
        "locations.Location", on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    booking = models.ForeignKey("bookings.Booking", on_delete=models.CASCADE, related_name="lines")
    service = models.ForeignKey("catalogue.Service", on_delete=models.PROTECT, related_name="+", db_constraint=False)
    place = models.PositiveSmallIntegerField(default=0, db_default=0)
    price = models.DecimalField(_("price"), max_digits=12, decimal_places=2)
    amount = models.PositiveSmallIntegerField(_("amount"), default=1, db_default=1)
    discount = models.DecimalField(
        _("discount, percent"),
        max_digits=5,
        decimal_places=2,
        default=0,
        db_default=0,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    cost = models.DecimalField(_("cost"), max_digits=12, decimal_places=2)

    objects = LocationQuerySet["Line"].as_manager()

    class Meta:
        verbose_name = _("line")
        constraints = [
            models.CheckConstraint(condition=Q(discount__gte=0, discount__lte=100), name="line_discount_0_to_100"),
            models.CheckConstraint(condition=Q(price__gte=0, cost__gte=0, amount__gte=1), name="line_not_negative"),
        ]
