"""The filters of the list of services, declared once: for its page and its file."""

from __future__ import annotations

from functools import cache

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as lazy

from daybook.catalogue.queries.rows import category_titles
from daybook.shared.actor import Actor
from daybook.shared.filter_kinds import OneOf, Several, Typed
from daybook.shared.filtering import FilterSet, Option
from daybook.shared.listing.declared import PAGE_PARAMETERS
from daybook.shared.listing.filters import RETIRED, by_name, retired_or_not


class ServiceFilters(FilterSet[Q]):
    """The question that an address asks of the list of services."""

    def __init__(self, address: QueryDict, actor: Actor) -> None:
        @cache
        def categories() -> list[Option]:
            return [Option(str(pk), title) for pk, title in category_titles(actor).items()]

        filters = [
            Typed("name", lazy("Service"), True, by_name, lazy("A part of the name")),
            Several(
                "category",
                lazy("Service category"),
                True,
                categories,
                lambda chosen: Q(category_id__in=list(map(int, chosen))),
                lazy("There is no such service category:"),
            ),
            OneOf("retired", lazy("Retired"), True, RETIRED, retired_or_not),
        ]
        super().__init__(filters, address, also=PAGE_PARAMETERS)


class CategoryFilters(FilterSet[Q]):
    """The question that an address asks of the list of service categories."""

    def __init__(self, address: QueryDict) -> None:
        filters = [
            Typed("name", lazy("Service category"), True, by_name, lazy("A part of the name")),
            OneOf("retired", lazy("Retired"), True, RETIRED, retired_or_not),
        ]
        super().__init__(filters, address, also=PAGE_PARAMETERS)
