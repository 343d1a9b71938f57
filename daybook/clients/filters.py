"""The filters of the list of clients, declared once: for its page and its file."""

from __future__ import annotations

from django.db.models import Q
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from daybook.clients.queries.categories import titles_of_categories
from daybook.clients.queries.search import is_phone, likeness
from daybook.clients.rights import sees_phones
from daybook.shared.actor import Actor
from daybook.shared.filter_kinds import OneOf, Several, Typed
from daybook.shared.filtering import Filter, FilterSet, Option
from daybook.shared.folding import holding
from daybook.shared.listing.declared import PAGE_PARAMETERS
from daybook.shared.listing.filters import RETIRED, retired_or_not

PHONES = (
    ("all", lazy("With and without a phone")),
    ("with", lazy("With a phone")),
    ("without", lazy("Without a phone")),
)


class ClientFilters(FilterSet[Q]):
    """The question that an address asks of the list of clients."""

    def __init__(self, address: QueryDict, actor: Actor) -> None:
        filters: list[Filter[Q]] = [
            _search(actor),
            OneOf("phone", lazy("Phone"), True, PHONES, _with_phone),
            *_categories(actor),
            OneOf("retired", lazy("Retired"), True, RETIRED, retired_or_not),
        ]
        super().__init__(filters, address, also=PAGE_PARAMETERS)


def _with_phone(answer: str) -> Q:
    return Q(phone="") if answer == "without" else ~Q(phone="")


def _categories(actor: Actor) -> list[Filter[Q]]:
    """Nothing to choose where the location has no labels."""
    titles = titles_of_categories(actor)
    offered = [Option(str(pk), title) for pk, title in titles.items()]
    labelled: Filter[Q] = Several(
        "category",
        lazy("Category"),
        True,
        lambda: offered,
        lambda chosen: Q(category_ids__overlap=list(map(int, chosen))),
        lazy("There is no such category:"),
    )
    return [labelled] if titles else []


def _search(actor: Actor) -> Typed[Q]:
    shown = sees_phones(actor)

    def condition(text: str) -> Q:
        return likeness(text, actor, sees_phones=shown)

    def words(text: str) -> str:
        if shown or not is_phone(text):
            return _("Client: %(text)s") % {"text": text}
        return _("Client: %(text)s (you may not see phones, so only a whole number is searched for)") % {"text": text}

    hint: str | Promise = lazy("Name, or digits of the phone") if shown else lazy("Name, or the whole phone")
    return Typed("client", lazy("Client"), True, condition, hint, words)


class ClientCategoryFilters(FilterSet[Q]):
    """The question that an address asks of the labels of clients."""

    def __init__(self, address: QueryDict) -> None:
        filters: list[Filter[Q]] = [
            Typed(
                "name",
                lazy("Name"),
                True,
                lambda text: holding("folded_title", text),
                lazy("Part of the name"),
                lambda text: _("Name: %(text)s") % {"text": text},
            ),
            OneOf("retired", lazy("Retired"), True, RETIRED, retired_or_not),
        ]
        super().__init__(filters, address, also=PAGE_PARAMETERS)
