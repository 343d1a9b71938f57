"""Whom one invites."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from daybook.access.choices import Role
from daybook.access.models import Membership
from daybook.shared.actor import Actor
from daybook.shared.cards.form import CardForm
from daybook.users.forms.member import NOBODY_CHOSEN, number_or_none
from daybook.users.queries.people import models_for, rights_as_wish, staff_to_be
from daybook.users.rights import preset_to_give, roles_to_give
from daybook.users.wishes import InvitationWish, RightsWish


class InvitationForm(CardForm):
    """E-mail and name; the rights of a role, or those of somebody who works here."""

    halves = ("email", "name")

    email = forms.EmailField(
        label=_("E-mail"), help_text=_("The link to come in goes there; they sign in with it afterwards.")
    )
    name = forms.CharField(
        label=_("Name"), max_length=150, help_text=_("They can write it in another way when they come.")
    )
    rights = forms.ChoiceField(
        label=_("Role"),
        help_text=_(
            "As far as you hold its rights yourself. Single rights can be switched on their page, before they come too."
        ),
    )
    staff = forms.TypedChoiceField(
        label=_("Staff member"),
        coerce=number_or_none,
        help_text=_("Who they are among those who serve. A specialist sees the bookings of that staff member only."),
    )

    def __init__(self, *args: Any, actor: Actor, **more: Any) -> None:
        super().__init__(*args, **more)
        self._actor = actor
        self._models: dict[str, Membership] = {f"as-{one.pk}": one for one in models_for(None, actor)}
        roles = [(role.value, role.label) for role in roles_to_give(actor)]
        alike = [(key, one.user.name) for key, one in self._models.items()]
        groups: list[Any] = [(_("Roles"), roles), (_("The same rights as"), alike)]
        self._field("rights").choices = [("", _("Choose …")), *(group for group in groups if group[1])]
        staff = [(str(member.pk), member.name) for member in staff_to_be(None, actor)]
        self._field("staff").choices = [(NOBODY_CHOSEN, _("nobody who serves")), *staff]

    def wish(self) -> InvitationWish:
        """What was typed."""
        said = self.cleaned_data
        return InvitationWish(said["email"], said["name"], self._rights(said["rights"]), said["staff"])

    def _rights(self, chosen: str) -> RightsWish:
        if chosen in self._models:
            return rights_as_wish(self._models[chosen])
        return preset_to_give(Role(chosen), self._actor)

    def _field(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        return field
