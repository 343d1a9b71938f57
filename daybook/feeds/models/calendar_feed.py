"""Secret addresses at which other calendars read a staff member's bookings."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from daybook.shared.history import tracked
from daybook.shared.tenancy import LocationQuerySet

LONGEST_LABEL = 100


@tracked(exclude=("digest", "form_key", "fetched_at"))
class CalendarFeed(models.Model):
    """An address of one staff member's bookings; of its secret only the digest is kept, so it is shown once.

    It reads with the rights of `created_by`, as they are when it is asked. A revoked one stays as a row.
    """

    location = models.ForeignKey("locations.Location", on_delete=models.PROTECT, related_name="+", db_index=False)
    staff = models.ForeignKey(
        "staff.StaffMember", on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    label = models.CharField(_("label"), max_length=LONGEST_LABEL)
    digest = models.CharField(max_length=64, unique=True)
    form_key = models.UUIDField(null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now())
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    fetched_at = models.DateTimeField(null=True, blank=True)

    objects = LocationQuerySet["CalendarFeed"].as_manager()

    class Meta:
        verbose_name = _("calendar feed")
        indexes = [models.Index(fields=["location", "staff"], name="calendar_feed_of_staff")]
        constraints = [
            models.UniqueConstraint(
                fields=["location", "form_key"], condition=Q(form_key__isnull=False), name="calendar_feed_once_a_form"
            ),
            models.CheckConstraint(condition=~Q(label=""), name="calendar_feed_has_a_label"),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | Q(revoked_by__isnull=False),
                name="calendar_feed_says_who_revoked",
            ),
        ]

    def __str__(self) -> str:
        return self.label
