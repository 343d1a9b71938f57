"""What a person types about positions and staff."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daybook.shared.cards.form import CardForm
from daybook.shared.places import FIRST, Placed, stands_after
from daybook.staff.models import StaffMember
from daybook.staff.queries.members import Surroundings
from daybook.staff.wishes import StaffWish

ISO = ["%Y-%m-%d"]


class PositionForm(CardForm):
    """A job title."""

    title = forms.CharField(
        label=pgettext_lazy("of a thing", "Name"),
        max_length=200,
        error_messages={
            "required": _("Write the position's title."),
            "max_length": _("The title can have 200 characters at most."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class StaffMemberForm(CardForm):
    """Who serves."""

    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        error_messages={
            "required": _("Write the staff member's name."),
            "max_length": _("The name can have 200 characters at most."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    position = forms.TypedChoiceField(
        label=_("Position"),
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": _("There is no such position.")},
    )
    user = forms.TypedChoiceField(
        label=_("Signs in as"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("A specialist sees the bookings of the staff member that they are linked to."),
        error_messages={"invalid_choice": _("Choose somebody who works here.")},
    )
    after = forms.TypedChoiceField(
        label=_("Place in the calendar"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Columns of the calendar and lists of staff stand in this order."),
        error_messages={"invalid_choice": _("Choose a place.")},
    )

    def __init__(self, around: Surroundings, known: StaffMember | None = None, **more: Any) -> None:
        super().__init__(initial=_as_it_is(around, known), **more)
        self.fields["position"].choices = [("", _("None")), *around.positions]  # type: ignore[attr-defined]  # untyped: a field of choices
        self.fields["user"].choices = [("", _("Nobody")), *around.users]  # type: ignore[attr-defined]  # untyped: a field of choices
        others = [each for each in around.everybody if known is None or each.id != known.pk]
        self.fields["after"].choices = places_to_choose(others)  # type: ignore[attr-defined]  # untyped: a field of choices
        if known and known.retired_at:
            del self.fields["after"]

    def wish(self) -> StaffWish:
        """What the person wants the staff member to be."""
        given = self.cleaned_data
        was, after = str(self.initial.get("after", "")), given.get("after")
        stays = after is None or str(after) == was
        return StaffWish(given["name"], given["position"], given["user"], None if stays else after)


class DismissalForm(CardForm):
    """Until when somebody serves."""

    last_day = forms.DateField(
        label=_("Last day"),
        input_formats=ISO,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": _("Enter the date."), "invalid": _("Enter a real date.")},
    )


def places_to_choose(others: Iterable[Placed]) -> list[tuple[int, Any]]:
    """First, or after one of these."""
    return [(FIRST, _("First")), *((each.id, _("After %(name)s") % {"name": each.name}) for each in others)]


def _as_it_is(around: Surroundings, known: StaffMember | None) -> dict[str, Any]:
    after = stands_after(known.pk if known else None, around.everybody)
    if known is None:
        return {"after": after}
    return {
        "name": known.name,
        "position": known.position_id or "",
        "user": known.user_id or "",
        "after": after,
        "version": known.version,
    }
