"""Cards that look alike, and are of two people."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Index, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from daybook.clients.models.client import Client
from daybook.shared.history import tracked
from daybook.shared.tenancy import LocationQuerySet


@tracked()
class TwoPeople(models.Model):
    """That two cards are no doubles: somebody said so. `one` is the older card.

    The database lets it go with either card, whatever removes that one.
    """

    location = models.ForeignKey("locations.Location", on_delete=models.PROTECT, related_name="+", db_index=False)
    one = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+", db_constraint=False, db_index=False)
    other = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )
    said_at = models.DateTimeField(db_default=Now())

    objects = LocationQuerySet["TwoPeople"].as_manager()

    class Meta:
        verbose_name = _("two people")
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="two_people_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="two_people_older_card_first"),
        ]
        indexes = [Index(fields=["location", "-said_at", "-id"], name="two_people_newest")]

    def __str__(self) -> str:
        return f"{self.one}, {self.other}"
