"""What somebody says of themselves when they come."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from daybook.users.wishes import NewcomerWish


def languages() -> list[tuple[str, str | Promise]]:
    """Those Daybook speaks, and the browser's own."""
    return [("", _("As the browser asks")), *settings.LANGUAGES]


class NewcomerForm(forms.Form):
    """Who one is, and how one will sign in."""

    name = forms.CharField(
        label=_("Your name"), max_length=150, help_text=_("As colleagues see it beside what you do.")
    )
    password = forms.CharField(
        label=_("Choose a password"),
        help_text=_("Ten signs or more. A few words in a row are easy to remember and hard to guess."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    language = forms.ChoiceField(label=_("Language"), required=False, choices=languages)

    use_required_attribute = False

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]  # untyped: Django's own, passed on
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        if len(settings.LANGUAGES) <= 1:
            del self.fields["language"]

    def wish(self) -> NewcomerWish:
        """What was typed."""
        said = self.cleaned_data
        return NewcomerWish(said["name"], said["password"], said.get("language", ""))
