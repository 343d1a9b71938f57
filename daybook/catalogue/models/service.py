"""What is sold: services in categories, and who gives them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daybook.shared.actor import Actor
from daybook.shared.history import tracked
from daybook.shared.tenancy import LocationQuerySet


@tracked()
class ServiceCategory(models.Model):
    """A shelf of the catalogue."""

    location = models.ForeignKey("locations.Location", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    place = models.PositiveIntegerField(_("place in lists"), default=0)
    retired_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, db_default=1)
    upload = models.ForeignKey(
        "uploads.Upload", on_delete=models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )

    objects = LocationQuerySet["ServiceCategory"].as_manager()

    class Meta:
        verbose_name = _("service category")
        constraints = [
            models.UniqueConstraint(fields=["location", "title"], name="service_category_once_a_location"),
            models.UniqueConstraint(fields=["location", "id"], name="service_category_of_location"),
        ]

    def __str__(self) -> str:
        return self.title


@tracked(exclude=("upload_key",))
class Service(models.Model):
    """One thing that is sold: how long it takes (`duration`, seconds) and what it costs."""

    location = models.ForeignKey("locations.Location", on_delete=models.PROTECT, related_name="+")
    category = models.ForeignKey(
        ServiceCategory, on_delete=models.PROTECT, related_name="services", db_constraint=False
    )
    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=300)
    duration = models.PositiveIntegerField(_("duration, seconds"), default=3600)
    price_min = models.DecimalField(_("price from"), max_digits=12, decimal_places=2, default=0)
    price_max = models.DecimalField(_("price to"), max_digits=12, decimal_places=2, default=0)
    place = models.PositiveIntegerField(_("place in lists"), default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, db_default=1)
    upload = models.ForeignKey(
        "uploads.Upload", on_delete=models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    upload_key = models.CharField(max_length=64, null=True, blank=True)  # noqa: DJ001  signature: unique only where set

    objects = LocationQuerySet["Service"].as_manager()

    class Meta:
        verbose_name = _("service")
        constraints = [
            models.UniqueConstraint(fields=["location", "id"], name="service_of_location"),
            models.CheckConstraint(
                condition=Q(price_min__gte=0, price_max__gte=F("price_min")), name="service_price_from_to"
            ),
            models.UniqueConstraint(
                fields=["location", "upload_key"], condition=Q(upload_key__isnull=False), name="service_uploaded_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ServiceStaffQuerySet(LocationQuerySet["ServiceStaff"]):
    """Links that belong to a location through their service."""

    def of(self, actor: Actor) -> ServiceStaffQuerySet:
        """Only links of services of the actor's location."""
        return self.filter(service__location_id=actor.location_id)


@tracked()
class ServiceStaff(models.Model):
    """That a staff member gives a service, for their own price and time where these are set."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="given_by")
    staff_member = models.ForeignKey("staff.StaffMember", on_delete=models.CASCADE, related_name="gives")
    price = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    duration = models.PositiveIntegerField(_("duration, seconds"), null=True, blank=True)

    objects = ServiceStaffQuerySet.as_manager()

    class Meta:
        verbose_name = _("staff of a service")
        constraints = [models.UniqueConstraint(fields=["service", "staff_member"], name="service_staff_once")]
