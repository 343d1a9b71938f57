"""Which column of whose file is which, as somebody matched them by hand."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from daybook.shared.tenancy import LocationQuerySet
from daybook.uploads.choices import UploadSection


class Matching(models.Model):
    """A matching of columns, kept for the next file with the same headings.

    `places` are the indexes of the file's own columns by the names of ours; -1: the file has none.
    """

    location = models.ForeignKey("locations.Location", on_delete=models.CASCADE, related_name="+")
    section = models.CharField(max_length=20, choices=UploadSection.choices)
    fingerprint = models.CharField(max_length=64)
    places = models.JSONField(default=dict)
    changed_at = models.DateTimeField(auto_now=True)

    objects = LocationQuerySet["Matching"].as_manager()

    class Meta:
        verbose_name = _("matching of columns")
        constraints = [
            models.UniqueConstraint(fields=["location", "section", "fingerprint"], name="matching_once_a_heading_row")
        ]
