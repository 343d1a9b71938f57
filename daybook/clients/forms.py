"""What a person types about the labels of clients."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from daybook.clients.choices import COLORS
from daybook.clients.wishes import CategoryWish
from daybook.shared.cards.form import CardForm


class CategoryForm(CardForm):
    """A label on clients."""

    title = forms.CharField(
        label=_("Name"),
        max_length=100,
        error_messages={
            "required": _("Write the category's name."),
            "max_length": _("The name can have 100 characters at most."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    color = forms.CharField(
        label=_("Colour"), max_length=7, widget=forms.TextInput(attrs={"type": "color"}), initial=COLORS[0]
    )

    def wish(self, *, is_retired: bool = False) -> CategoryWish:
        """What the valid form asks for."""
        return CategoryWish(self.cleaned_data["title"], self.cleaned_data["color"], is_retired=is_retired)
