"""The filters of the Data log, declared once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as lazy

from daybook.access.choices import Right
from daybook.datalog.choices import DownloadSection, DownloadState
from daybook.datalog.queries.log import people_of_log
from daybook.shared.actor import Actor
from daybook.shared.filter_kinds import Days, Several, Span
from daybook.shared.filtering import Filter, FilterSet, Option
from daybook.shared.listing.declared import PAGE_PARAMETERS
from daybook.shared.named_days import Today


class LogFilters(FilterSet[Q]):
    """The question that an address asks of the Data log."""

    def __init__(self, address: QueryDict, actor: Actor) -> None:
        super().__init__(log_filters(actor), address, also=PAGE_PARAMETERS)


def log_filters(actor: Actor) -> list[Filter[Q]]:
    """In the order of the form; who asked is a question only to those who see others' files."""
    period: Filter[Q] = Days("asked", lazy("Asked for"), True, Today.of(actor), _asked_in(actor))
    user: Filter[Q] = Several("user", lazy("User"), True, _people(actor), _by_users, lazy("There is no such user:"))
    section: Filter[Q] = Several(
        "section", lazy("Section"), True, _sections, lambda chosen: Q(section__in=chosen), lazy("No such section:")
    )
    state: Filter[Q] = Several(
        "state", lazy("State"), True, _states, lambda chosen: Q(work__state__in=chosen), lazy("No such state:")
    )
    return [period, *([user] if actor.has(Right.DATA_LOG) else []), section, state]


def _asked_in(actor: Actor) -> Callable[[Span], Q]:
    def condition(span: Span) -> Q:
        asked = Q()
        if span.first:
            asked &= Q(asked_at__gte=datetime.combine(span.first, time.min, tzinfo=actor.zone))
        if span.last:
            asked &= Q(asked_at__lt=datetime.combine(span.last + timedelta(days=1), time.min, tzinfo=actor.zone))
        return asked

    return condition


def _people(actor: Actor) -> Callable[[], list[Option]]:
    return lambda: [Option(str(pk), name) for pk, name in people_of_log(actor).items()]


def _by_users(chosen: list[str]) -> Q:
    return Q(asked_by_id__in=list(map(int, chosen)))


def _sections() -> list[Option]:
    return [Option(str(section.value), str(section.label)) for section in DownloadSection]


def _states() -> list[Option]:
    return [Option(str(state.value), str(state.label)) for state in DownloadState]
