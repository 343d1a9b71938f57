"""The ways in which somebody can act."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """Through what a change was made."""

    DESK = "desk", _("desk")
    UPLOAD = "upload", _("upload")
    API = "api", _("API")
    ONLINE = "online", _("client online")
    COMMAND = "command", _("command line")
    CLOCK = "clock", _("clock")
    DATABASE = "database", _("database")
