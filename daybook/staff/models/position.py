"""Job titles."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from daybook.shared.history import tracked
from daybook.shared.tenancy import LocationQuerySet


@tracked()
class Position(models.Model):
    """What a staff member is, such as nail artist."""

    location = models.ForeignKey("locations.Location", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    retired_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, db_default=1)
    upload = models.ForeignKey(
        "uploads.Upload", on_delete=models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )

    objects = LocationQuerySet["Position"].as_manager()

    class Meta:
        verbose_name = _("position")
        constraints = [
            models.UniqueConstraint(fields=["location", "title"], name="position_once_a_location"),
            models.UniqueConstraint(fields=["location", "id"], name="position_of_location"),
        ]

    def __str__(self) -> str:
        return self.title
