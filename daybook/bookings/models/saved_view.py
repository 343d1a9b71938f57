"""Questions of the register that somebody wants to ask again, by a name."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from daybook.shared.tenancy import LocationQuerySet

LONGEST_NAME = 60


class SavedView(models.Model):
    """The register's query string (filters, order, columns), named by one person; a shared one is open to all here."""

    location = models.ForeignKey("locations.Location", on_delete=models.CASCADE, related_name="+", db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    question = models.TextField()
    is_shared = models.BooleanField(default=False, db_default=False)

    objects = LocationQuerySet["SavedView"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["location", "user", "name"], name="saved_view_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="saved_view_has_a_name"),
        ]
