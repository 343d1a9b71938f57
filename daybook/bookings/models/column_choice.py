"""Which columns of the register a person wants to see, and in which order."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from daybook.shared.tenancy import LocationQuerySet


class ColumnChoice(models.Model):
    """Names of `bookings.columns.REGISTER_COLUMNS`, remembered for one person at one location."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    location = models.ForeignKey("locations.Location", on_delete=models.CASCADE, related_name="+")
    columns = ArrayField(models.CharField(max_length=30))

    objects = LocationQuerySet["ColumnChoice"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "location"], name="column_choice_once")]
