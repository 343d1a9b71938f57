from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PaymentKind(models.TextChoices):
    """Which way the money went."""

    PAYMENT = "payment", _("Payment")
    REFUND = "refund", _("Refund")


class PaymentMethod(models.TextChoices):
    """What it was paid with."""

    CASH = "cash", _("Cash")
    CARD = "card", _("Card")
    ONLINE = "online", _("Online")
