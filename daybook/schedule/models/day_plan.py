"""The hours of one day that is unlike the others."""

from __future__ import annotations

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from daybook.schedule.models.in_order import DayInOrder
from daybook.shared.history import tracked
from daybook.shared.tenancy import LocationQuerySet


@tracked(found_by=("staff",))
class DayPlan(models.Model):
    """When a staff member works on one day, whatever the week pattern and the holidays say; no span is a day off."""

    location = models.ForeignKey("locations.Location", on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(
        "staff.StaffMember", on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    day = models.DateField(_("day"))
    spans = models.JSONField(_("hours"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1, db_default=1)

    objects = LocationQuerySet["DayPlan"].as_manager()

    class Meta:
        verbose_name = _("hours of a day")
        constraints = [
            models.UniqueConstraint(fields=["staff", "day"], name="day_plan_once_a_day"),
            models.CheckConstraint(condition=DayInOrder(F("spans")), name="day_plan_in_order"),
        ]
