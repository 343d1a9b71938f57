"""What an owner may say about a business."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SignInForm(forms.Form):
    """A box without a tick means no, so every answer can be understood."""

    requires_two_steps = forms.BooleanField(label=_("Ask everybody for a second step at sign-in"), required=False)
