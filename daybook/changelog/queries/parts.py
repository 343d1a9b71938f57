"""What an act did with one thing, in words, with the way to the thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from daybook.bookings.models import Booking
from daybook.bookings.queries.history import kinds_of_acts
from daybook.bookings.queries.words import CLIENT, SERVICE
from daybook.bookings.rights import sees_every_booking
from daybook.changelog.choices import OF_A_BOOKING, THING
from daybook.changelog.queries.events import Event
from daybook.changelog.queries.told import TOLD
from daybook.changelog.rights import seen_bookings
from daybook.shared.actor import Actor
from daybook.shared.history_words import FieldChange, Row, Speaker, referred, speaker_for

ABOUT_TIME = frozenset({"staff_id", "starts_at", "ends_at"})
ORDER = {name: place for place, name in enumerate(THING)}


@dataclass(frozen=True)
class Part:
    """One thing: its kind and name, what was done with it, and from what to what.

    `is_first_kept`: it was changed, and history does not reach back to what it was before. `booking` is the booking
    as it is now, where the thing is one that is still there.
    """

    thing: str
    number: int
    label: str
    name: str
    kind: str
    what: str
    fields: tuple[FieldChange, ...]
    is_first_kept: bool
    booking: Booking | None


@dataclass(frozen=True)
class Teller:
    """Tells the events of a page, by acts; knows the names that they need, each list read once."""

    actor: Actor
    events: Mapping[int, list[Event]]
    speaker: Speaker
    bookings: Mapping[int, Booking]

    @classmethod
    def of(cls, events: Sequence[Event], actor: Actor) -> Teller:
        """A teller of what of these the actor may know."""
        ids = {event.key[1] for event in events if event.key[0] == "booking"}
        bookings = _bookings(ids, actor)
        if not sees_every_booking(actor):
            seen = set(seen_bookings(actor).filter(pk__in=ids).values_list("pk", flat=True))
            events = [event for event in events if event.thing.name not in OF_A_BOOKING or event.key[1] in seen]
        by_act: dict[int, list[Event]] = defaultdict(list)
        for event in events:
            by_act[event.act].append(event)
        needed = {each for event in events for each in _needed(event)}
        needed |= {(CLIENT, booking.client_id) for booking in bookings.values() if booking.client_id}
        return cls(actor, by_act, speaker_for(needed, actor), bookings)

    def parts(self, events: Sequence[Event]) -> tuple[Part, ...]:
        """Each thing of one act, bookings first."""
        by_key: dict[tuple[str, int], list[Event]] = defaultdict(list)
        for event in events:
            by_key[event.key].append(event)
        told = sorted(by_key.items(), key=lambda item: (ORDER[item[0][0]], item[0][1]))
        return tuple(self._part(thing, number, of_it) for (thing, number), of_it in told)

    def _part(self, thing: str, number: int, events: Sequence[Event]) -> Part:
        own = next((event for event in events if event.thing.name == thing), None)
        fields = [(event, change) for event in events for change in self._differences(event)]
        kind = _kind(own, events)
        return Part(
            thing=thing,
            number=number,
            label=str(THING[thing].label),
            name=self._name(thing, number, own),
            kind=kind,
            what=dict(_kinds())[kind],
            fields=tuple(change for _event, change in fields),
            is_first_kept=not fields and any(event.is_first_kept for event in events),
            booking=self.bookings.get(number) if thing == "booking" else None,
        )

    def _differences(self, event: Event) -> Iterator[FieldChange]:
        if not event.is_first_kept:
            yield from TOLD[event.thing.name].words.differences(event.was, event.now, self.speaker)

    def _name(self, thing: str, number: int, own: Event | None) -> str:
        if own:
            return TOLD[thing].name(own.row, self.speaker) or str(number)
        if thing == "service":
            return self.speaker.name(SERVICE, number) or str(number)
        booking = self.bookings.get(number)
        client = self.speaker.name(CLIENT, booking.client_id) if booking else ""
        return f"{number} {client}".strip()


def _bookings(ids: set[int], actor: Actor) -> dict[int, Booking]:
    """The bookings as they are now: their visits, and whether they are deleted."""
    rows = Booking.objects.of(actor).among(list(ids)) if ids else Booking.objects.of(actor).none()
    return {row.pk: row for row in rows.only("client_id", "visit_id", "deleted_at", "starts_at")}


def _needed(event: Event) -> Iterator[tuple[str, int]]:
    rows: list[Row] = [row for row in (event.was, event.now, event.signed) if row]
    told = TOLD[event.thing.name]
    yield from referred(rows, told.refers)
    for row in rows:
        yield from told.within(row)
    if event.key[0] == "service":
        yield SERVICE, event.key[1]


def _kind(own: Event | None, events: Sequence[Event]) -> str:
    """What is said to have been done: with the thing itself, or with what is told under it."""
    if own and own.is_made:
        return "created"
    if own and _is_deleted(own):
        return "deleted"
    paid = next((event for event in events if event.thing.name == "payment"), None)
    if paid:
        return str(paid.row["kind"])
    return "moved" if own and len(events) == 1 and _is_moved(own) else "changed"


def _is_deleted(event: Event) -> bool:
    """Whether it is gone, or is a booking that was marked as deleted."""
    if event.now is None:
        return True
    was_before = event.was is not None and event.was.get("deleted_at") is not None
    return event.now.get("deleted_at") is not None and not was_before


def _is_moved(event: Event) -> bool:
    """Whether a booking got another time or staff member, and nothing else that has words."""
    if event.thing.name != "booking" or event.was is None or event.now is None:
        return False
    words = TOLD["booking"].words
    changed = {column for column in words.columns if event.was[column] != event.now[column]}
    return bool(changed) and changed <= ABOUT_TIME


def _kinds() -> Iterator[tuple[str, str]]:
    yield from kinds_of_acts()
    yield "moved", _("Moved")
