"""What was done to clients for good: rows that can be added, and never changed or deleted. No person stands in them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.expressions import RawSQL
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from daybook.shared.history import append_only
from daybook.shared.tenancy import LocationQuerySet


class ClientMerge(models.Model):
    """That a client went up in another one, and by whom; the number of the one who is gone leads to the other."""

    location = models.ForeignKey("locations.Location", on_delete=models.PROTECT, related_name="+")
    gone_number = models.BigIntegerField(unique=True)
    kept_number = models.BigIntegerField(db_index=True)
    at = models.DateTimeField(db_default=Now())
    by_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    facts = models.JSONField(default=dict)

    objects = LocationQuerySet["ClientMerge"].as_manager()

    class Meta:
        verbose_name = _("merge of clients")
        triggers = [append_only()]


class ClientErasure(models.Model):
    """That a client's personal data was blanked: by whom, through what, from where, and how many rows of what.

    Only the function `daybook_erase_client` adds rows; it reads who acts from the transaction's signature.
    """

    location = models.ForeignKey("locations.Location", on_delete=models.PROTECT, related_name="+")
    client_number = models.BigIntegerField(unique=True)
    at = models.DateTimeField(db_default=Now())
    by_user_id = models.BigIntegerField(
        null=True, db_default=RawSQL("nullif(current_setting('daybook.user_id', true), '')::bigint", [])
    )
    channel = models.TextField(
        db_default=RawSQL("coalesce(nullif(current_setting('daybook.channel', true), ''), 'database')", [])
    )
    address = models.TextField(db_default=RawSQL("coalesce(current_setting('daybook.address', true), '')", []))
    request_id = models.TextField(db_default=RawSQL("coalesce(current_setting('daybook.request_id', true), '')", []))
    facts = models.JSONField(default=dict)

    objects = LocationQuerySet["ClientErasure"].as_manager()

    class Meta:
        verbose_name = _("erasure of a client")
        triggers = [append_only()]
