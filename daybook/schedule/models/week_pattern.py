"""The hours of a usual week."""

from __future__ import annotations

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from daybook.schedule.models.in_order import WeekInOrder
from daybook.shared.history import tracked
from daybook.shared.tenancy import LocationQuerySet


@tracked(found_by=("staff",))
class WeekPattern(models.Model):
    """When a staff member works in a usual week, from a day on until their next pattern.

    `spans` holds seven days, Monday first; each is a list of [begin, end] in minutes since local midnight.
    """

    location = models.ForeignKey("locations.Location", on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(
        "staff.StaffMember", on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    from_day = models.DateField(_("from"))
    spans = models.JSONField(_("hours"))
    version = models.PositiveIntegerField(default=1, db_default=1)

    objects = LocationQuerySet["WeekPattern"].as_manager()

    class Meta:
        verbose_name = _("week pattern")
        constraints = [
            models.UniqueConstraint(fields=["staff", "from_day"], name="week_pattern_once_from_a_day"),
            models.CheckConstraint(condition=WeekInOrder(F("spans")), name="week_pattern_in_order"),
        ]
