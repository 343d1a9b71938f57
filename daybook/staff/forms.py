"""What a person types about positions and staff."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from daybook.shared.cards.form import CardForm


class PositionForm(CardForm):
    """A job title."""

    title = forms.CharField(
        label=_("Name"),
        max_length=200,
        error_messages={
            "required": _("Write the position's title."),
            "max_length": _("The title can have 200 characters at most."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
