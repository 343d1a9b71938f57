"""The rights of a person, as their page holds them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from daybook.access.choices import NO_LIMIT, Limit, Right, Role
from daybook.access.models import Membership
from daybook.access.rights import is_within, rights_of
from daybook.shared.actor import Actor
from daybook.shared.cards.form import CardForm
from daybook.staff.queries.rows import position_titles
from daybook.users.queries.people import staff_names, staff_to_be
from daybook.users.rights import switches_of, usual_limit
from daybook.users.wishes import RightsWish

DAYS = {"register_days": Limit.REGISTER_DAYS, "calendar_days": Limit.CALENDAR_DAYS}
LONGEST_AGO = 36_500
NOBODY_CHOSEN = "none"
"""The answer that names nobody; for a specialist's bookings: whoever they are themselves."""


def who_they_are(member: Membership) -> str:
    """The staff member a person is, or will be when they come, as the form holds it."""
    return str((member.invited_as_id if member.invited_at else member.staff_id) or NOBODY_CHOSEN)


def number_or_none(chosen: str) -> int | None:
    """A number that was chosen; None for the answer that names none."""
    return None if chosen == NOBODY_CHOSEN else int(chosen)


class LinkForm(CardForm):
    """Which staff member somebody is: all that one may say of oneself."""

    staff = forms.TypedChoiceField(
        label=lazy("Staff member"),
        coerce=number_or_none,
        help_text=lazy("Who you are among those who serve."),
    )

    def __init__(self, *args: Any, member: Membership, actor: Actor, **more: Any) -> None:
        super().__init__(*args, **more)
        self._actor = actor
        self.initial = {"staff": who_they_are(member), "version": member.version, **(self.initial or {})}
        staff = [(str(one.pk), one.name) for one in staff_to_be(member, actor)]
        self._offer("staff", [(NOBODY_CHOSEN, _("nobody who serves")), *staff])

    def _offer(self, name: str, options: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = options


class MemberForm(LinkForm):
    """Role, single rights, limits, staff member. The role is chosen before, so that its rights are seen first."""

    halves = ("register_days", "calendar_days", "only_staff", "only_position")

    register_days = forms.IntegerField(
        label=lazy("Days back in the register"),
        help_text=lazy("Empty: all of them. 0: none."),
        required=False,
        min_value=0,
        max_value=LONGEST_AGO,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    calendar_days = forms.IntegerField(
        label=lazy("Days back in the calendar"),
        help_text=lazy("Empty: all of them. 0: today and later."),
        required=False,
        min_value=0,
        max_value=LONGEST_AGO,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    only_staff = forms.TypedChoiceField(label=lazy("Bookings of"), coerce=number_or_none)
    only_position = forms.TypedChoiceField(label=lazy("Bookings of the position"), coerce=int)
    role = forms.TypedChoiceField(choices=Role.choices, coerce=Role, widget=forms.HiddenInput)
    right = forms.MultipleChoiceField(choices=[(right.value, right.value) for right in Right], required=False)

    def __init__(self, *args: Any, member: Membership, wish: RightsWish, actor: Actor, **more: Any) -> None:
        super().__init__(*args, member=member, actor=actor, initial=_as_initial(wish), **more)
        self.fields["staff"].help_text = _(
            "Who they are among those who serve. A specialist sees the bookings of that staff member only."
        )
        posted = self.data.get("role")
        if posted in Role.values:
            self.initial["role"], wish = posted, RightsWish(Role(posted), wish.switched)
        self._offer("only_staff", self._whose(wish.role))
        self._offer("only_position", self._of_which_position())

    def wish(self) -> RightsWish:
        """What was ticked and typed, as the fewest switches of the role."""
        said = self.cleaned_data
        given: dict[Limit, int | None] = {
            Limit.REGISTER_DAYS: said["register_days"],
            Limit.CALENDAR_DAYS: said["calendar_days"],
            Limit.ONLY_STAFF: said["only_staff"],
            Limit.ONLY_POSITION: said["only_position"],
        }
        limits = {limit.value: number for limit, number in given.items() if number is not None}
        held = set(Right) if Right.FULL in said["right"] else {Right(key) for key in said["right"]}
        return RightsWish(said["role"], switches_of(said["role"], held, limits))

    def ticked(self) -> RightsWish:
        """The rights as they stand on the page, also where something else of the form is wrong."""
        given = self["right"].data if self.is_bound else self.initial["right"]
        role = Role(self.initial["role"])
        held = {right for right in Right if right.value in (given or ())}
        return RightsWish(role, switches_of(role, held, {}))

    @property
    def sees_nothing(self) -> bool:
        """Whether this is a specialist whom no staff member stands for, and who sees no bookings therefore."""
        chosen = {self["staff"].value(), self["only_staff"].value()}
        return self.initial["role"] == Role.SPECIALIST and chosen == {NOBODY_CHOSEN}

    def clean(self) -> dict[str, Any]:
        """Nobody lets another see further back than they see themselves."""
        for name, limit in DAYS.items():
            own, given = self._actor.limit(limit, NO_LIMIT[limit]), self.cleaned_data.get(name)
            if name in self.cleaned_data and not is_within(limit, NO_LIMIT[limit] if given is None else given, own):
                words = ngettext(
                    "You see %(number)d day back yourself: give no more.",
                    "You see %(number)d days back yourself: give no more.",
                    own,
                )
                self.add_error(name, words % {"number": own})
        return self.cleaned_data

    def _whose(self, role: Role) -> list[tuple[str, str]]:
        own = self._actor.limit(Limit.ONLY_STAFF, NO_LIMIT[Limit.ONLY_STAFF])
        everybody = [] if own else [("0", _("everybody"))]
        if usual_limit(role, Limit.ONLY_STAFF) is None:
            everybody.insert(0, (NOBODY_CHOSEN, _("themselves only")))
        names = staff_names(self._actor).items()
        return [*everybody, *((str(pk), name) for pk, name in names if is_within(Limit.ONLY_STAFF, pk, own))]

    def _of_which_position(self) -> list[tuple[str, str]]:
        own = self._actor.limit(Limit.ONLY_POSITION, NO_LIMIT[Limit.ONLY_POSITION])
        titles = position_titles(self._actor).items()
        known = [(str(pk), title) for pk, title in titles if is_within(Limit.ONLY_POSITION, pk, own)]
        return known if own else [("0", _("every position")), *known]


def _as_initial(wish: RightsWish) -> dict[str, Any]:
    limits = {limit: wish.switched.get(limit.value, usual_limit(wish.role, limit)) for limit in Limit}
    return {
        "role": wish.role.value,
        "right": sorted(rights_of(wish.role, wish.switched)),
        **{name: None if limits[limit] == NO_LIMIT[limit] else limits[limit] for name, limit in DAYS.items()},
        "only_staff": NOBODY_CHOSEN if limits[Limit.ONLY_STAFF] is None else str(limits[Limit.ONLY_STAFF]),
        "only_position": str(limits[Limit.ONLY_POSITION]),
    }
