"""The acts of a page in words: who, when, through what, from which address, and what became of each thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from daybook.access.models import User
from daybook.bookings.queries.history import who
from daybook.changelog.choices import THING, Action
from daybook.changelog.models import Change
from daybook.changelog.queries.events import Only, events_of
from daybook.changelog.queries.parts import Part, Teller
from daybook.changelog.rights import limited_things, visible
from daybook.shared.actor import Actor
from daybook.shared.channels import Channel
from daybook.shared.paging import Key

SHOWN = 5
"""Things of one act that a list tells one by one; of more it tells their number."""
MANY = 40
"""Rows of one statement, from which on a list reads no more of them than it needs to say that there are many."""
WHOLE = 500
"""Rows of one statement that the page of an act reads."""


@dataclass(frozen=True)
class Sum:
    """So many things of one kind with which an act did the same; None: more than the actor may know of."""

    label: str
    what: str
    number: int | None


@dataclass(frozen=True)
class Entry:
    """One act. `sums` are told instead of the parts where these are too many for a list."""

    act: int
    at: datetime
    who: str
    through: str
    address: str
    upload_id: int | None
    parts: tuple[Part, ...]
    sums: tuple[Sum, ...]


def entries_of(acts: Sequence[Key], actor: Actor, *, only: Only | None = None, are_whole: bool = False) -> list[Entry]:
    """These acts, in their order, as far as the actor may know of them; of large ones the parts if `are_whole`."""
    moments = [moment for moment, _act in acts if isinstance(moment, datetime)]
    numbers = [act for _moment, act in acts]
    changes: dict[int, list[Change]] = defaultdict(list)
    for change in visible(Change.objects.of(actor), actor).filter(at__in=moments, act__in=numbers).order_by("pk"):
        changes[change.act].append(change)
    every = [change for of_act in changes.values() for change in of_act]
    most = _many if are_whole else _few
    teller = Teller.of(events_of(every, actor, most=most, only=only), actor)
    names = _people(every)
    return [
        _entry(changes[act], teller, names, are_whole=are_whole)
        for act in numbers
        if changes[act] and teller.events.get(act)
    ]


def entry_of(at: datetime, act: int, actor: Actor) -> Entry | None:
    """One act with its parts; None where there is none of this moment and number that the actor may know of."""
    return next(iter(entries_of([(at, act)], actor, are_whole=True)), None)


def _few(change: Change) -> int:
    return change.number if change.number <= MANY else SHOWN + 1


def _many(change: Change) -> int:
    return min(change.number, WHOLE)


def _entry(changes: Sequence[Change], teller: Teller, names: Mapping[int, str], *, are_whole: bool) -> Entry:
    first, events = changes[0], teller.events[changes[0].act]
    are_many = len({event.key for event in events}) > SHOWN
    uploads = (event.row.get("upload_id") for event in events)
    return Entry(
        act=first.act,
        at=first.at,
        who=who(names.get(first.by_user_id or 0), first.channel),
        through=str(Channel(first.channel).label),
        address=events[0].signed["address"],
        upload_id=next(filter(None, uploads), None) if first.channel == Channel.UPLOAD else None,
        parts=teller.parts(events) if are_whole or not are_many else (),
        sums=tuple(_sums(changes, teller.actor)) if are_many else (),
    )


def _people(changes: Iterable[Change]) -> dict[int, str]:
    ids = {change.by_user_id for change in changes if change.by_user_id}
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))


def _sums(changes: Sequence[Change], actor: Actor) -> list[Sum]:
    """How many of each kind; what is told under another is left out, money never is."""
    counted: dict[tuple[str, str], int] = {}
    for change in changes:
        key = change.thing, change.action
        # One statement after another changes the same rows: they are not added up, what is made or deleted is.
        before = counted.get(key, 0)
        counted[key] = max(before, change.number) if change.action == Action.CHANGED else before + change.number
    whole = {key: number for key, number in counted.items() if not THING[key[0]].part_of or key[0] == "payment"}
    whole = {key: number for key, number in whole.items() if not _is_only_touched(key, whole)}
    unknown = limited_things(actor)
    return [
        Sum(str(THING[thing].label), str(Action(action).label), None if thing in unknown else number)
        for (thing, action), number in (whole or counted).items()
    ]


def _is_only_touched(key: tuple[str, str], counted: Mapping[tuple[str, str], int]) -> bool:
    """Whether these are the same things as those that the act made or deleted."""
    thing, action = key
    return action == Action.CHANGED and any((thing, other) in counted for other in (Action.MADE, Action.DELETED))
