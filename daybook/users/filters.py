"""The filters of the list of users, declared once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from daybook.access.choices import INVITED_FOR, MemberState, Role
from daybook.shared.actor import Actor
from daybook.shared.filter_kinds import OneOf, Several, Typed
from daybook.shared.filtering import FilterSet, Option
from daybook.shared.folding import holding
from daybook.shared.listing.declared import PAGE_PARAMETERS
from daybook.shared.listing.filters import LONGEST, MOST_WORDS

STEPS = (("all", lazy("With and without")), ("yes", lazy("With")), ("no", lazy("Without")))
STATES: Mapping[str, Callable[[], Q]] = {
    MemberState.ACTIVE: lambda: Q(invited_at=None, deactivated_at=None),
    MemberState.INVITED: lambda: Q(invited_at__gte=timezone.now() - INVITED_FOR),
    MemberState.EXPIRED: lambda: Q(invited_at__lt=timezone.now() - INVITED_FOR),
    MemberState.DEACTIVATED: lambda: Q(deactivated_at__isnull=False),
}


class UserFilters(FilterSet[Q]):
    """The question that an address asks of the list of users."""

    def __init__(self, address: QueryDict, actor: Actor) -> None:
        filters = [
            Typed("name", lazy("Name or e-mail"), True, _by_words, lazy("A part of the name or e-mail")),
            Several(
                "role",
                lazy("Role"),
                True,
                lambda: [Option(role.value, str(role.label)) for role in Role],
                lambda chosen: Q(role__in=chosen),
                lazy("There is no such role:"),
            ),
            Several(
                "state",
                lazy("State"),
                True,
                lambda: [Option(state.value, str(state.label)) for state in MemberState],
                _in_any,
                lazy("There is no such state:"),
            ),
            OneOf("step", lazy("Second step"), False, STEPS, _with_second_step),
        ]
        super().__init__(filters, address, also=PAGE_PARAMETERS)


def _by_words(text: str) -> Q:
    if len(text) > LONGEST or len(text.split()) > MOST_WORDS:
        raise ValueError(_("This is too long for a name."))
    return holding("folded_words", text)


def _in_any(states: list[str]) -> Q:
    found = Q()
    for state in states:
        found |= STATES[state]()
    return found


def _with_second_step(answer: str) -> Q:
    """Whoever has not come yet is asked for none, and nothing is told of them."""
    return Q(invited_at=None, has_second_step=answer == "yes")
