from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class UploadState(models.TextChoices):
    """How far an upload has come."""

    CHECKED = "checked", _("Checked")
    WRITING = "writing", _("Being written")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    TAKEN_BACK = "taken_back", _("Taken back")


class Verdict(models.TextChoices):
    """What the check says of one row."""

    READY = "ready", _("Ready")
    THERE = "there", _("Already there")
    REFUSED = "refused", _("With problems")
    MADE = "made", _("Made")
