"""The log of downloads: rows that can be added, and never changed or deleted."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from daybook.datalog.choices import DownloadEventKind, DownloadSection
from daybook.shared.channels import Channel
from daybook.shared.history import append_only
from daybook.shared.tenancy import LocationQuerySet


class Download(models.Model):
    """A file that somebody asked for: of which section, with which question. What became of it stands in its events."""

    location = models.ForeignKey("locations.Location", on_delete=models.PROTECT, related_name="+", db_index=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField(_("asked"), db_default=Now())
    section = models.CharField(_("section"), max_length=20, choices=DownloadSection.choices)
    question = models.TextField(blank=True, default="")
    words = models.JSONField(_("filters"), default=list)
    columns = models.JSONField(_("columns"), default=list)
    form_key = models.UUIDField(null=True, blank=True)
    language = models.CharField(max_length=8, blank=True, default="")
    channel = models.CharField(max_length=20, choices=Channel.choices)
    address = models.CharField(max_length=64, blank=True, default="")

    objects = LocationQuerySet["Download"].as_manager()

    class Meta:
        verbose_name = _("download")
        triggers = [append_only()]
        indexes = [
            models.Index(fields=["location", "-asked_at", "-id"], name="download_of_location"),
            models.Index(fields=["asked_by", "-asked_at"], name="download_of_person"),
        ]
        constraints = [models.UniqueConstraint(fields=["asked_by", "form_key"], name="download_form_once")]


class DownloadEvent(models.Model):
    """Something that happened with a file. A file is ready once, fails once, expires once."""

    download = models.ForeignKey(Download, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=DownloadEventKind.choices)
    at = models.DateTimeField(db_default=Now())
    by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )
    address = models.CharField(max_length=64, blank=True, default="")
    facts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("event of a download")
        triggers = [append_only()]
        constraints = [
            models.UniqueConstraint(
                fields=["download"],
                condition=Q(kind__in=[DownloadEventKind.READY, DownloadEventKind.FAILED]),
                name="download_ends_once",
            ),
            models.UniqueConstraint(
                fields=["download"], condition=Q(kind=DownloadEventKind.EXPIRED), name="download_expires_once"
            ),
        ]
