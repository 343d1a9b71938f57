"""One file that was brought in, and each of its rows with its verdict."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from daybook.shared.tenancy import LocationQuerySet
from daybook.uploads.choices import UploadSection, UploadState, Verdict


class Upload(models.Model):
    """A file brought in at one location, of one section.

    `sheet`, `by_hand` (our column to the index of the file's own, -1: to none) and `accepted` (a name as the file
    writes it to the name in Settings) say how it is read; the file itself lies under `file_key` until the upload ends.
    `places` are where our columns were found. `begun_by` set off what is, or was last, done with it.
    """

    location = models.ForeignKey("locations.Location", on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=20, choices=UploadSection.choices, default=UploadSection.BOOKINGS)
    name = models.CharField(_("file"), max_length=255)
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    file_key = models.CharField(max_length=255, blank=True, default="")
    form_key = models.UUIDField(null=True, blank=True)
    language = models.CharField(max_length=8, blank=True, default="")
    state = models.CharField(max_length=20, choices=UploadState.choices, default=UploadState.CHECKED)
    sheets = models.JSONField(default=list)
    sheet = models.CharField(max_length=255, blank=True, default="")
    headings = models.JSONField(default=list)
    places = models.JSONField(default=dict)
    by_hand = models.JSONField(default=dict)
    accepted = models.JSONField(default=dict)
    rows_read = models.PositiveIntegerField(default=0)
    rows_total = models.PositiveIntegerField(default=0)
    rows_made = models.PositiveIntegerField(default=0)
    rows_there = models.PositiveIntegerField(default=0)
    rows_refused = models.PositiveIntegerField(default=0)
    rows_warned = models.PositiveIntegerField(default=0)
    rows_taken_back = models.PositiveIntegerField(default=0)
    rows_kept = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    begun_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = LocationQuerySet["Upload"].as_manager()

    class Meta:
        verbose_name = _("upload")
        indexes = [models.Index(fields=["location", "-created_at"], name="upload_of_location")]
        constraints = [models.UniqueConstraint(fields=["created_by", "form_key"], name="upload_form_once")]

    @property
    def stamp(self) -> str:
        """What tells this check of the file from an earlier or a later one."""
        return self.begun_at.isoformat() if self.begun_at else ""

    @property
    def rows_ready(self) -> int:
        """How many rows wait to be written."""
        return self.rows_total - self.rows_made - self.rows_there - self.rows_refused

    def heading_of(self, column: str) -> str:
        """How the file heads this column of ours; empty where it has none."""
        place = self.places.get(column)
        return self.headings[place] if place is not None and place < len(self.headings) else ""


class UploadRow(models.Model):
    """One row of the file: its cells as they came (`values`), its verdict, its problems in words.

    `wish` is what is to be made of a good row, with every number looked up, and nothing once it is made; `made_id` is
    what was made of it, or what was there already.
    """

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="rows", db_index=False)
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
