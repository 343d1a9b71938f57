"""The filters of the change log, declared once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from daybook.bookings.queries.history import who
from daybook.changelog.choices import NOBODY_OF_OURS, Action
from daybook.changelog.queries.acts import authors, moments_of
from daybook.changelog.queries.events import Only
from daybook.changelog.rights import readable_things
from daybook.shared.actor import Actor
from daybook.shared.channels import Channel
from daybook.shared.days import day_begins
from daybook.shared.filter_kinds import Days, Several, Span, Typed
from daybook.shared.filtering import Filter, FilterSet, Option
from daybook.shared.named_days import Today

PAGE_PARAMETERS = ("cursor",)
HIGHEST = 2**63 - 1


class ChangeFilters(FilterSet[Q]):
    """The question that an address asks of the change log."""

    def __init__(self, address: QueryDict, actor: Actor) -> None:
        super().__init__(change_filters(actor), address, also=PAGE_PARAMETERS)
        self._address = address

    @property
    def only(self) -> Only | None:
        """The one thing that is asked for, if one is: of an act with many, it alone is told."""
        for thing in ("booking", "client"):
            if text := self._address.get(thing, "").strip():
                return Only(thing, int(text))
        return None


def change_filters(actor: Actor) -> list[Filter[Q]]:
    """In the order of the form; things of which the actor may know nothing are not offered."""
    readable = {thing.name for thing in readable_things(actor)}
    by_number = [
        Typed(name, label, False, _by_number(name, actor), hint=lazy("Number"))
        for name, label in (("booking", lazy("Booking no.")), ("client", lazy("Client no.")))
        if name in readable
    ]
    return [
        Days("at", lazy("Period"), True, Today.of(actor), _in(actor)),
        Several(
            "thing", lazy("What"), True, _things(actor), lambda chosen: Q(thing__in=chosen), lazy("No such thing:")
        ),
        Several("by", lazy("By whom"), True, _authors(actor), _by, lazy("There is no such user:")),
        Several("action", lazy("Action"), True, _actions, lambda chosen: Q(action__in=chosen), lazy("No such action:")),
        Several(
            "through", lazy("Through"), False, _channels, lambda chosen: Q(channel__in=chosen), lazy("No such way:")
        ),
        *by_number,
    ]


def _in(actor: Actor) -> Callable[[Span], Q]:
    def condition(span: Span) -> Q:
        within = Q()
        if span.first:
            within &= Q(at__gte=day_begins(span.first, actor.zone))
        if span.last:
            within &= Q(at__lt=day_begins(span.last + timedelta(days=1), actor.zone))
        return within

    return condition


def _things(actor: Actor) -> Callable[[], list[Option]]:
    return lambda: [Option(thing.name, str(thing.label)) for thing in readable_things(actor)]


def _authors(actor: Actor) -> Callable[[], list[Option]]:
    """Everybody who ever changed something here, and those who act without being a user."""

    def options() -> list[Option]:
        people = [Option(str(number), name) for number, name in authors(actor).items()]
        return [*people, *(Option(channel, who(None, channel)) for channel in NOBODY_OF_OURS)]

    return options


def _by(chosen: list[str]) -> Q:
    users = [int(value) for value in chosen if value not in NOBODY_OF_OURS]
    channels = [value for value in chosen if value in NOBODY_OF_OURS]
    by = Q(by_user_id__in=users) if users else Q()
    return by | Q(by_user_id=None, channel__in=channels) if channels else by


def _actions() -> list[Option]:
    return [Option(str(action.value), str(action.label)) for action in Action]


def _channels() -> list[Option]:
    return [Option(str(channel.value), str(channel.label)) for channel in Channel]


def _by_number(thing: str, actor: Actor) -> Callable[[str], Q]:
    def condition(text: str) -> Q:
        if not (text.isascii() and text.isdigit() and int(text) <= HIGHEST):
            raise ValueError(_("Write the number, such as 1042."))
        return moments_of(thing, int(text), actor)

    return condition
