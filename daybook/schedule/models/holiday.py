"""Days on which the location is closed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from daybook.shared.history import tracked
from daybook.shared.tenancy import LocationQuerySet


@tracked()
class Holiday(models.Model):
    """Nobody works on this day, but for those whose hours of that day say so."""

    location = models.ForeignKey("locations.Location", on_delete=models.PROTECT, related_name="+", db_index=False)
    day = models.DateField(_("day"))
    title = models.CharField(_("title"), max_length=200)

    objects = LocationQuerySet["Holiday"].as_manager()

    class Meta:
        verbose_name = _("holiday")
        constraints = [
            models.UniqueConstraint(fields=["location", "day"], name="holiday_once_a_day"),
            models.CheckConstraint(condition=~Q(title=""), name="holiday_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title
