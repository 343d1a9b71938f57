"""How far a file has come: what of a download changes."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from daybook.datalog.choices import UNDER_WAY, DownloadState
from daybook.datalog.models.download import Download


class DownloadWorkQuerySet(models.QuerySet["DownloadWork"]):
    """What the clock and the jobs ask, whatever the location; people begin at `Download.objects.of(actor)`."""

    def under_way(self) -> Self:
        """Of files that are still to come."""
        return self.filter(state__in=UNDER_WAY)

    def with_a_file(self) -> Self:
        """Of files that lie in storage."""
        return self.exclude(file_key="")


class DownloadWork(models.Model):
    """How far the file of a download has come, and where it lies.

    `shape` are the rights and limits that shaped it (`rights.shape_of`): who lacks one of them now may not fetch it.
    `tries` counts how often it was begun.
    """

    download = models.OneToOneField(Download, on_delete=models.PROTECT, primary_key=True, related_name="work")
    state = models.CharField(_("state"), max_length=20, choices=DownloadState.choices, default=DownloadState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    rows_total = models.PositiveIntegerField(null=True)
    rows_done = models.PositiveIntegerField(_("rows"), default=0)
    file_key = models.CharField(max_length=255, blank=True, default="")
    file_name = models.CharField(max_length=255, blank=True, default="")
    size = models.PositiveBigIntegerField(_("size"), default=0)
    shape = models.JSONField(default=dict)
    problem = models.TextField(blank=True, default="")
    expires_at = models.DateTimeField(_("link expires"), null=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = DownloadWorkQuerySet.as_manager()

    class Meta:
        verbose_name = _("work on a download")
        indexes = [
            models.Index(fields=["state"], name="download_under_way", condition=Q(state__in=sorted(UNDER_WAY))),
            models.Index(fields=["expires_at"], name="download_expires", condition=~Q(file_key="")),
        ]
