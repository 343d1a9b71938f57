"""Who serves."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from daybook.shared.history import tracked
from daybook.shared.tenancy import LocationQuerySet
from daybook.staff.models.position import Position


@tracked(exclude=("upload_key",))
class StaffMember(models.Model):
    """Serves at one location. A dismissed one (`retired_at`) keeps their bookings and takes no new ones.

    Whoever leaves on a day to come (`last_day`) serves until its end.
    """

    location = models.ForeignKey("locations.Location", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=200)
    position = models.ForeignKey(
        Position, on_delete=models.PROTECT, null=True, blank=True, related_name="staff", db_constraint=False
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="staff_members"
    )
    place = models.PositiveIntegerField(_("place in lists"), default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(_("dismissed"), null=True, blank=True)
    last_day = models.DateField(_("last day"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, db_default=1)
    upload = models.ForeignKey(
        "uploads.Upload", on_delete=models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    upload_key = models.CharField(max_length=64, null=True, blank=True)  # noqa: DJ001  signature: unique only where set

    objects = LocationQuerySet["StaffMember"].as_manager()

    class Meta:
        verbose_name = _("staff member")
        constraints = [
            models.UniqueConstraint(fields=["location", "id"], name="staff_member_of_location"),
            models.UniqueConstraint(
                fields=["location", "upload_key"],
                condition=Q(upload_key__isnull=False),
                name="staff_member_uploaded_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def serves_on(self, day: date) -> bool:
        """Whether bookings of that day can be taken."""
        return self.retired_at is None and (self.last_day is None or day <= self.last_day)
