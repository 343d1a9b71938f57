"""One branch of a business: its clock, its money, its grid."""

from __future__ import annotations

import zoneinfo
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daybook.locations.models.business import Business
from daybook.shared.history import tracked


def real_zone(name: str) -> None:
    """Refuse a time zone that the zone database does not know."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("There is no time zone of this name."))


@tracked()
class Location(models.Model):
    """One branch. All times are stored in UTC and shown in `time_zone`; all money is in `currency`.

    `link_days` says how long links to its files are good; None: as long as the installation says.
    """

    business = models.ForeignKey(Business, on_delete=models.PROTECT, related_name="locations")
    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=200)
    time_zone = models.CharField(_("time zone"), max_length=64, validators=[real_zone])
    currency = models.CharField(_("currency"), max_length=3)
    country = models.CharField(_("country"), max_length=2)
    locale = models.CharField(_("way of writing dates and money"), max_length=12, default="en")
    grid_minutes = models.PositiveSmallIntegerField(
        _("grid step, minutes"), default=15, validators=[MinValueValidator(5), MaxValueValidator(60)]
    )
    visit_interval_minutes = models.PositiveSmallIntegerField(_("visit interval, minutes"), default=60)
    link_days = models.PositiveSmallIntegerField(
        _("days that a link to a file is good"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(90)],
    )
    version = models.PositiveIntegerField(default=1, db_default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("location")
        constraints = [
            models.CheckConstraint(
                condition=Q(grid_minutes__gte=5, grid_minutes__lte=60),
                name="location_grid_of_5_to_60_minutes",
            ),
            models.CheckConstraint(
                condition=Q(link_days__isnull=True) | Q(link_days__gte=1, link_days__lte=90),
                name="location_links_of_1_to_90_days",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The time zone as an object."""
        return zoneinfo.ZoneInfo(self.time_zone)

    def today(self) -> date:
        """The day it is at this location now."""
        return timezone.localdate(timezone=self.zone)
