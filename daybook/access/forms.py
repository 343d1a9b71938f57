"""What a person may say about themselves."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def languages() -> list[tuple[str, str | Promise]]:
    """Those Daybook speaks, and the browser's own."""
    return [("", _("As the browser asks")), *settings.LANGUAGES]


class LanguageForm(forms.Form):
    """The language in which one reads the program; empty: the browser's."""

    language = forms.ChoiceField(label=_("Language"), required=False, choices=languages)
