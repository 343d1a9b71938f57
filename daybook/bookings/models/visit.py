"""Bookings of one client on one day that follow each other."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from daybook.shared.tenancy import LocationQuerySet


class Visit(models.Model):
    """Holds the bookings that a client comes for at once; `day` is the location's own day.

    `version` counts every change of the visit or of a booking in it: the visit form is saved against it.
    """

    location = models.ForeignKey("locations.Location", on_delete=models.PROTECT, related_name="+", db_index=False)
    client = models.ForeignKey(
        "clients.Client",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_constraint=False,
        db_index=False,
    )
    day = models.DateField(_("day"))
    created_at = models.DateTimeField(db_default=Now())
    version = models.PositiveIntegerField(default=1, db_default=1)

    objects = LocationQuerySet["Visit"].as_manager()

    class Meta:
        verbose_name = _("visit")
        indexes = [models.Index(fields=["client", "day"], name="visit_of_client")]
