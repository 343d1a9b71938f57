"""One file that was brought in, and each of its rows with its verdict."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from daybook.shared.tenancy import LocationQuerySet
from daybook.uploads.choices import UploadState, Verdict


class Upload(models.Model):
    """A file brought in at one location. `section` says of what: bookings, clients, services, staff."""

    location = models.ForeignKey("locations.Location", on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=20, default="bookings")
    name = models.CharField(_("file"), max_length=255)
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=UploadState.choices, default=UploadState.CHECKED)
    rows_total = models.PositiveIntegerField(default=0)
    rows_made = models.PositiveIntegerField(default=0)
    rows_there = models.PositiveIntegerField(default=0)
    rows_refused = models.PositiveIntegerField(default=0)
    rows_warned = models.PositiveIntegerField(default=0)
    headings = models.JSONField(default=list)
    problem = models.TextField(blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = LocationQuerySet["Upload"].as_manager()

    class Meta:
        verbose_name = _("upload")
        indexes = [models.Index(fields=["location", "-created_at"], name="upload_of_location")]

    @property
    def rows_ready(self) -> int:
        """How many rows wait to be written."""
        return self.rows_total - self.rows_made - self.rows_there - self.rows_refused


class UploadRow(models.Model):
    """One row of the file: its cells as they came (`values`), its verdict, its problems in words.

    `wish` is what is to be made of a good row, with every number looked up, and nothing once it is made; `made_id` is
    what was made of it, or what was there already.
    """

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("row"))
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    row_key = models.CharField(max_length=64, blank=True)
    values = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    wish = models.JSONField(null=True)
    made_id = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = _("row of an upload")
        constraints = [models.UniqueConstraint(fields=["upload", "number"], name="upload_row_once")]
