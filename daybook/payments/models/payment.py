"""Money that came in for a booking, or went back."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daybook.payments.choices import PaymentKind, PaymentMethod
from daybook.shared.history import tracked
from daybook.shared.tenancy import LocationQuerySet


@tracked(found_by=("booking",))
class Payment(models.Model):
    """One payment or refund; `amount` is always above zero, `kind` says which way it went. Never changed after."""

    location = models.ForeignKey("locations.Location", on_delete=models.PROTECT, related_name="+")
    booking = models.ForeignKey("bookings.Booking", on_delete=models.PROTECT, related_name="payments")
    kind = models.CharField(max_length=10, choices=PaymentKind.choices, default=PaymentKind.PAYMENT)
    method = models.CharField(_("paid with"), max_length=10, choices=PaymentMethod.choices)
    amount = models.DecimalField(pgettext_lazy("of money", "amount"), max_digits=12, decimal_places=2)
    paid_at = models.DateTimeField(_("when"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    form_key = models.UUIDField(null=True, blank=True, unique=True)

    objects = LocationQuerySet["Payment"].as_manager()

    class Meta:
        verbose_name = _("payment")
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="payment_above_zero")]
