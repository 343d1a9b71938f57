"""The filters of the list of staff, declared once: for its page and its file."""

from __future__ import annotations

from functools import cache

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy

from daybook.shared.actor import Actor
from daybook.shared.filter_kinds import OneOf, Several, Typed
from daybook.shared.filtering import FilterSet, Option
from daybook.shared.listing.declared import PAGE_PARAMETERS
from daybook.shared.listing.filters import RETIRED, by_name, retired_or_not
from daybook.staff.queries.rows import position_titles

DISMISSED = (("all", lazy("Dismissed and not dismissed")), ("no", lazy("Not dismissed")), ("yes", lazy("Dismissed")))


class StaffFilters(FilterSet[Q]):
    """The question that an address asks of the list of staff."""

    def __init__(self, address: QueryDict, actor: Actor) -> None:
        @cache
        def positions() -> list[Option]:
            return [Option(str(pk), title) for pk, title in position_titles(actor).items()]

        filters = [
            Typed("name", lazy("Staff member"), True, by_name, pgettext_lazy("of a person", "A part of the name")),
            Several(
                "position",
                lazy("Position"),
                True,
                positions,
                lambda chosen: Q(position_id__in=list(map(int, chosen))),
                lazy("There is no such position:"),
            ),
            OneOf("retired", lazy("Dismissed"), True, DISMISSED, retired_or_not),
        ]
        super().__init__(filters, address, also=PAGE_PARAMETERS)


class PositionFilters(FilterSet[Q]):
    """The question that an address asks of the list of positions."""

    def __init__(self, address: QueryDict) -> None:
        filters = [
            Typed("name", lazy("Position"), True, by_name, lazy("A part of the name")),
            OneOf("retired", lazy("Retired"), True, RETIRED, retired_or_not),
        ]
        super().__init__(filters, address, also=PAGE_PARAMETERS)
