"""What a person types about clients: the card, two cards that become one, the name of whoever is to be erased."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from daybook.cards.choices import Side
from daybook.cards.rules import FIELDS
from daybook.clients.queries.categories import CategoryShown
from daybook.clients.wishes import ClientWish
from daybook.shared.cards.form import CardForm

LARGEST = 2**63 - 1
LOOKED_UP = {
    "hx-trigger": "input changed delay:300ms",
    "hx-target": "#phone-known",
    "hx-swap": "outerHTML",
    "hx-sync": "this:replace",
}
"""While somebody types a phone, the page asks whose it is."""
HIDDEN_PHONE = _("You may not see phones, so it stays as it is.")


class ClientForm(CardForm):
    """A client's card. Categories are boxes to tick, where the location has any; `phone_url` tells whose a phone is."""

    halves = ("phone", "email")

    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        error_messages={
            "required": _("Write the client's name."),
            "max_length": _("The name can have 200 characters at most."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    phone = forms.CharField(
        label=_("Phone"),
        required=False,
        max_length=40,
        help_text=_("In any form; a number of this country needs no code."),
        error_messages={"max_length": _("This is too long for a phone.")},
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    email = forms.CharField(
        label=_("E-mail"),
        required=False,
        max_length=254,
        error_messages={"max_length": _("This is too long for an e-mail address.")},
        widget=forms.TextInput(attrs={"type": "email", "autocomplete": "off", "spellcheck": "false"}),
    )
    categories = forms.MultipleChoiceField(
        label=_("Categories"),
        required=False,
        error_messages={"invalid_choice": _("Choose categories of this location.")},
        widget=forms.CheckboxSelectMultiple,
    )
    comment = forms.CharField(
        label=_("Comment"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self, *args: Any, categories: list[CategoryShown], sees_phones: bool, phone_url: str, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        if categories:
            self.fields["categories"].choices = [(str(each.id), each.title) for each in categories]  # type: ignore[attr-defined]  # untyped: a field of choices
        else:
            del self.fields["categories"]
        if not sees_phones and "version" in self.initial:
            self.fields["phone"].disabled = True
            self.fields["phone"].help_text = HIDDEN_PHONE

        else:
            self.fields["phone"].widget.attrs |= LOOKED_UP | {"hx-get": phone_url}

    def wish(self, client_id: int | None = None) -> ClientWish:
        """What the valid form asks for."""
        given = self.cleaned_data
        labels = frozenset(map(int, given["categories"])) if "categories" in given else None
        # A phone that was hidden is not what it looks like.
        phone = "" if self.fields["phone"].disabled else given["phone"]
        return ClientWish(client_id, given["name"], phone, given["email"], given["comment"], labels)


class OtherForm(forms.Form):
    """Which other client is looked for, to be merged with this one: by name, phone or number."""

    client = forms.CharField(required=False, max_length=200, strip=True)
    other = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)


class TwoPeopleForm(forms.Form):
    """Two cards that are no doubles; `card` is the one on whose page somebody says so, if they do it there."""

    one = forms.IntegerField(min_value=1, max_value=LARGEST)
    other = forms.IntegerField(min_value=1, max_value=LARGEST)
    card = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)


class MergeForm(forms.Form):
    """Two cards as they were looked at, and whose value stays; what is not chosen is the kept one's."""

    kept = forms.IntegerField(min_value=1, max_value=LARGEST)
    gone = forms.IntegerField(min_value=1, max_value=LARGEST)
    kept_version = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    gone_version = forms.IntegerField(min_value=1, max_value=2**31 - 1)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for field in FIELDS:
            self.fields[field] = forms.ChoiceField(required=False, choices=[(side.value, side.value) for side in Side])

    def choice(self) -> dict[str, Side]:
        """Whose value stays, of the fields that were chosen."""
        return {field: Side(side) for field in FIELDS if (side := self.cleaned_data.get(field))}


class ErasureForm(CardForm):
    """The name of the client, typed by whoever means it."""

    typed = forms.CharField(
        label=_("The client's name, or their number"),
        max_length=200,
        error_messages={"required": _("Type the client's name or number, to say that you mean it.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
