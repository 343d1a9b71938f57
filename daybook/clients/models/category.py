"""Coloured labels on clients."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from daybook.shared.folding import Folded
from daybook.shared.history import tracked
from daybook.shared.tenancy import LocationQuerySet


@tracked(exclude=("folded_title",))
class ClientCategory(models.Model):
    """A label with a colour; clients name theirs in `Client.category_ids`. Retired ones stay where they are."""

    location = models.ForeignKey("locations.Location", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=100)
    color = models.CharField(_("colour"), max_length=7, default="#4299e1")
    retired_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, db_default=1)

    folded_title = models.GeneratedField(
        expression=Folded(F("title")), output_field=models.TextField(), db_persist=True
    )

    objects = LocationQuerySet["ClientCategory"].as_manager()

    class Meta:
        verbose_name = _("client category")
        constraints = [
            models.UniqueConstraint(fields=["location", "title"], name="client_category_once"),
            models.CheckConstraint(condition=~Q(title=""), name="client_category_has_a_title"),
            models.CheckConstraint(condition=Q(color__regex=r"^#[0-9a-f]{6}$"), name="client_category_has_a_colour"),
        ]

    def __str__(self) -> str:
        return self.title
