"""What one person may do at one location."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from daybook.access.choices import INVITED_FOR, MemberState, Role
from daybook.shared.history import tracked
from daybook.shared.tenancy import LocationQuerySet


class MembershipQuerySet(LocationQuerySet["Membership"]):
    """Questions asked of memberships."""

    def that_count(self) -> MembershipQuerySet:
        """Those that let somebody in: come to after an invitation, not deactivated, at a location that is open."""
        return self.filter(user__is_active=True, location__retired_at=None, invited_at=None, deactivated_at=None)


@tracked()
class Membership(models.Model):
    """A role, and the single rights and limits that were switched away from it (`switched`: key to value).

    An invitation is one too, with `invited_at` since when it is open: it lets nobody in before they accepted. Until
    then the person is called as whoever invited them did, whatever name an account of theirs may have elsewhere.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    location = models.ForeignKey("locations.Location", on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    switched = models.JSONField(_("switched rights"), default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1, db_default=1)
    deactivated_at = models.DateTimeField(_("deactivated"), null=True, blank=True)
    invited_at = models.DateTimeField(_("invited"), null=True, blank=True)
    invited_name = models.CharField(_("name"), max_length=150, blank=True)
    invited_as = models.ForeignKey(
        "staff.StaffMember", on_delete=models.SET_NULL, related_name="+", null=True, blank=True, db_index=False
    )
    invitation = models.PositiveIntegerField(_("number of the invitation"), default=0, db_default=0)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        constraints = [
            models.UniqueConstraint(fields=["user", "location"], name="membership_once"),
            models.CheckConstraint(
                condition=Q(invited_at=None) | Q(deactivated_at=None), name="membership_is_invited_or_deactivated"
            ),
        ]

    @property
    def state(self) -> MemberState:
        """Whether the person is still invited, works here, or does no longer."""
        if self.deactivated_at:
            return MemberState.DEACTIVATED
        if self.invited_at is None:
            return MemberState.ACTIVE
        return MemberState.EXPIRED if self.invited_at < timezone.now() - INVITED_FOR else MemberState.INVITED

    @property
    def counts(self) -> bool:
        """Whether it lets the person in."""
        return self.state == MemberState.ACTIVE and self.user.is_active

    @property
    def name(self) -> str:
        """What the person is called here."""
        return (self.invited_name or self.user.email) if self.invited_at else self.user.name

    @cached_property
    def staff_id(self) -> int | None:
        """The staff member this person is at this location; `memberships_of` brings it along."""
        if "serves_as" in vars(self):
            brought: int | None = vars(self)["serves_as"]
            return brought
        serving = self.user.staff_members.filter(location_id=self.location_id, retired_at=None)
        return serving.order_by("pk").values_list("pk", flat=True).first()
