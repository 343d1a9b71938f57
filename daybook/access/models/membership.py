"""What one person may do at one location."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from daybook.access.choices import Role
from daybook.shared.history import tracked
from daybook.shared.tenancy import LocationQuerySet


@tracked()
class Membership(models.Model):
    """A role, and the single rights and limits that were switched away from it (`switched`: key to value)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    location = models.ForeignKey("locations.Location", on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    switched = models.JSONField(_("switched rights"), default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = LocationQuerySet["Membership"].as_manager()

    class Meta:
        verbose_name = _("membership")
        constraints = [models.UniqueConstraint(fields=["user", "location"], name="membership_once")]

    @cached_property
    def staff_id(self) -> int | None:
        """The staff member this person is at this location; `memberships_of` brings it along."""
        if "serves_as" in vars(self):
            brought: int | None = vars(self)["serves_as"]
            return brought
        serving = self.user.staff_members.filter(location_id=self.location_id, retired_at=None)
        return serving.order_by("pk").values_list("pk", flat=True).first()
