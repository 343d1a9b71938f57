"""What one fills in to make an address."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from daybook.feeds.models.calendar_feed import LONGEST_LABEL

WHERE = _("Say in a few words where it is used, such as: my phone.")


class FeedForm(forms.Form):
    """Where the address will be used, and the key that makes one sending of the form make one address."""

    label = forms.CharField(
        max_length=LONGEST_LABEL,
        error_messages={"required": WHERE, "max_length": _("This is too long: 100 characters at most.")},
    )
    form_key = forms.UUIDField(required=False)
