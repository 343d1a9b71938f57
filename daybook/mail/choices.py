from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class MessageState(models.TextChoices):
    """What became of a message."""

    WAITING = "waiting", _("Waiting")
    SENT = "sent", _("Sent")
    KEPT = "kept", _("Kept")
    FAILED = "failed", _("Not delivered")


class MessageProblem(models.TextChoices):
    """Why a message did not leave at the last try."""

    ADDRESS_REFUSED = "address_refused", _("The mail server does not take messages for this address.")
    MESSAGE_REFUSED = "message_refused", _("The mail server does not take this message.")
    SIGN_IN_REFUSED = "sign_in_refused", _("The mail server does not know Daybook's name and password.")
    NO_ANSWER = "no_answer", _("The mail server does not answer.")
    OTHER = "other", _("The mail server did not take the message.")
