"""Who comes."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from daybook.clients.rules import name_shown
from daybook.shared.folding import Folded
from daybook.shared.history import tracked
from daybook.shared.tenancy import LocationQuerySet


class Digits(Func):
    """The digits of a phone, nothing else."""

    function = "daybook_digits"
    output_field = models.TextField()


class ClientQuerySet(LocationQuerySet["Client"]):
    """Questions asked of clients."""

    def with_phone(self, phone: str) -> ClientQuerySet:
        """The one whose phone, in E.164, is this."""
        return self.filter(phone=phone)

    def not_erased(self) -> ClientQuerySet:
        """Those who are persons still."""
        return self.filter(erased_at__isnull=True)


@tracked(exclude=("folded_name", "phone_digits", "upload_key"))
class Client(models.Model):
    """A person who comes to one location. The phone is E.164, or empty where it is not known.

    `category_ids` are labels (`ClientCategory`). Of an erased client only the number and the bookings are left.
    """

    location = models.ForeignKey("locations.Location", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=200)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    comment = models.TextField(_("comment"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    category_ids = ArrayField(models.BigIntegerField(), default=list, db_default=Value("{}"))
    version = models.PositiveIntegerField(default=1, db_default=1)
    upload = models.ForeignKey(
        "uploads.Upload", on_delete=models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    upload_key = models.CharField(max_length=64, null=True, blank=True)  # noqa: DJ001  signature: unique only where set

    folded_name = models.GeneratedField(expression=Folded(F("name")), output_field=models.TextField(), db_persist=True)
    phone_digits = models.GeneratedField(
        expression=Digits(F("phone")), output_field=models.TextField(), db_persist=True
    )

    objects = ClientQuerySet.as_manager()

    class Meta:
        verbose_name = _("client")
        constraints = [
            models.UniqueConstraint(
                fields=["location", "phone"], condition=~Q(phone=""), name="client_phone_once_a_location"
            ),
            models.UniqueConstraint(fields=["location", "id"], name="client_of_location"),
            models.UniqueConstraint(
                fields=["location", "upload_key"], condition=Q(upload_key__isnull=False), name="client_uploaded_once"
            ),
            models.CheckConstraint(
                condition=Q(phone="") | Q(phone__regex=r"^\+[1-9][0-9]{6,14}$"), name="client_phone_is_e164"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="client_has_a_name"),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) | Q(phone="", email="", comment="", retired_at__isnull=False),
                name="client_erased_is_nobody",
            ),
        ]
        indexes = [
            GinIndex(OpClass(F("folded_name"), name="gin_trgm_ops"), name="client_name_parts"),
            GinIndex(OpClass(F("phone_digits"), name="gin_trgm_ops"), name="client_phone_parts"),
            models.Index(fields=["location", "folded_name", "id"], name="client_by_name"),
            models.Index(fields=["location", "-created_at", "-id"], name="client_newest"),
            models.Index(fields=["location", "folded_name", "id"], condition=Q(phone=""), name="client_without_phone"),
            models.Index(
                fields=["location", "folded_name", "id"],
                condition=Q(retired_at__isnull=False),
                name="client_retired",
            ),
            models.Index(F("location"), Lower("email"), condition=~Q(email=""), name="client_by_email"),
            GinIndex(fields=["category_ids"], name="client_categories"),
            models.Index(fields=["upload"], condition=Q(upload__isnull=False), name="client_of_upload"),
        ]

    def __str__(self) -> str:
        return name_shown(self.name)
