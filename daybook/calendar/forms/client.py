"""Who comes, as chosen or typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from daybook.calendar.forms.values import whole_number
from daybook.clients.wishes import ClientWish


class Who(models.TextChoices):
    """Whether the client was found, is typed in anew, or is nobody in particular."""

    KNOWN = "known", _("Known client")
    NEW = "new", _("New client")
    NOBODY = "nobody", _("No client named")


class ClientForm(forms.Form):
    """The client of a visit."""

    who = forms.ChoiceField(choices=Who.choices, required=False)
    id = forms.IntegerField(required=False, min_value=1)
    name = forms.CharField(
        required=False, max_length=200, error_messages={"max_length": _("The name can have 200 characters at most.")}
    )
    phone = forms.CharField(required=False, max_length=40, error_messages={"max_length": _("This phone is too long.")})
    email = forms.EmailField(
        required=False, error_messages={"invalid": _("Enter an e-mail address such as anna@example.org.")}
    )

    def __init__(self, **more: Any) -> None:
        super().__init__(prefix="client", **more)

    @property
    def is_new(self) -> bool:
        """Whether the fields of a new client are open."""
        return str(self["who"].value()) == Who.NEW

    @property
    def client_id(self) -> int | None:
        """The chosen client as the form stands now, valid or not."""
        return whole_number(self["id"].value()) if self["who"].value() == Who.KNOWN else None

    def clean(self) -> dict[str, Any]:
        """A new client has a name at least."""
        given = self.cleaned_data
        if given.get("who") == Who.NEW and "name" in given and not given["name"]:
            self.add_error("name", _("Enter the client's name."))
        if given.get("who") == Who.KNOWN and not given.get("id"):
            self.add_error(None, _("Choose a client, or enter a new one."))
        return given

    def wish(self) -> ClientWish | None:
        """The client the person wants for the visit; None for nobody."""
        given = self.cleaned_data
        if given["who"] == Who.KNOWN:
            return ClientWish(client_id=given["id"])
        if given["who"] == Who.NEW:
            return ClientWish(name=given["name"], phone=given["phone"], email=given["email"])
        return None


def client_as_it_is(client_id: int | None) -> ClientForm:
    """The form with this client chosen, or nobody yet."""
    return ClientForm(initial={"who": Who.KNOWN if client_id else Who.NOBODY, "id": client_id or ""})


def client_to_enter(text: str) -> ClientForm:
    """The form of a new client, begun with what was searched for: a phone or a name."""
    digits = sum(character.isdigit() for character in text)
    field = "phone" if digits > len(text) / 2 else "name"
    return ClientForm(initial={"who": Who.NEW, field: text.strip()})
