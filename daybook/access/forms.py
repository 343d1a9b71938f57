"""What a person may say about themselves."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from daybook.access.rules import LONGEST_NAME


def languages() -> list[tuple[str, str | Promise]]:
    """Those Daybook speaks, and the browser's own."""
    return [("", _("As the browser asks")), *settings.LANGUAGES]


class NameForm(forms.Form):
    """What one is called."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=LONGEST_NAME,
        help_text=_("Colleagues read it beside everything you do."),
        error_messages={
            "required": _("Write your name."),
            "max_length": _("The name can have 150 characters at most."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "name", "class": "form-control"}),
    )


class LanguageForm(forms.Form):
    """The language in which one reads the program; empty: the browser's."""

    language = forms.ChoiceField(label=_("Language"), required=False, choices=languages)
