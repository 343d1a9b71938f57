"""Puts names on the diary: everybody comes once, the fond ones come back, mostly to the same staff member."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from tools.demo_files.diary import Slot
from tools.demo_files.people import Client

LOYALTY = 0.78
TRIES = 12
FIRST_VISITS = 40  # the diary begins with people who were never there


@dataclass
class _Circle:
    """Clients one may draw from, the fond ones more often; it only grows."""

    clients: list[Client] = field(default_factory=list)
    sums: list[float] = field(default_factory=list)

    def add(self, client: Client) -> None:
        self.clients.append(client)
        self.sums.append((self.sums[-1] if self.sums else 0.0) + client.fondness)

    def draw(self, chance: Random) -> Client:
        return self.clients[bisect(self.sums, chance.random() * self.sums[-1])]


def visits_of(slots: Sequence[Slot], clients: Sequence[Client], chance: Random) -> list[tuple[Slot, Client]]:
    """Give every slot its client: each of them at least once, nobody in two places at a time."""
    newcomers = dict(zip(_first_visits(slots, len(clients), chance), clients, strict=True))
    everybody, of_staff = _Circle(), defaultdict[str, _Circle](_Circle)
    busy: dict[date, set[str]] = defaultdict(set)
    visits: list[tuple[Slot, Client]] = []
    for number, slot in enumerate(slots):
        that_day = busy[slot.starts_at.date()]
        if number in newcomers:
            client = newcomers[number]
            everybody.add(client)
            of_staff[slot.staff.name].add(client)
        else:
            circle = of_staff[slot.staff.name]
            client = _regular(circle if circle.clients else everybody, everybody, that_day, chance)
        that_day.add(client.phone)
        visits.append((slot, client))
    return _with_second_bookings(visits, set(newcomers), chance)


def _first_visits(slots: Sequence[Slot], count: int, chance: Random) -> list[int]:
    """Which slots are somebody's first: the very first ones, and more of them early than late."""
    first = set(range(FIRST_VISITS))
    while len(first) < count:
        first.add(int(len(slots) * chance.random() ** 1.35))
    return sorted(first)


def _regular(favourite: _Circle, everybody: _Circle, that_day: set[str], chance: Random) -> Client:
    for _try in range(TRIES):
        client = (favourite if chance.random() < LOYALTY else everybody).draw(chance)
        if client.phone not in that_day:
            return client
    return next(client for client in everybody.clients if client.phone not in that_day)


def _with_second_bookings(
    visits: list[tuple[Slot, Client]], newcomers: set[int], chance: Random
) -> list[tuple[Slot, Client]]:
    """Some stay for another staff member right after: two bookings of one visit."""
    changed = dict(enumerate(visits))
    starting = defaultdict(list)
    for number, (slot, _client) in enumerate(visits):
        starting[slot.starts_at].append(number)
    stayed: set[int] = set()
    for number, (slot, client) in enumerate(visits):
        if number in stayed or chance.random() > 0.09:
            continue
        for wait in (timedelta(), timedelta(minutes=15), timedelta(minutes=30)):
            later = [
                other
                for other in starting[slot.ends_at + wait]
                if other not in newcomers | stayed and visits[other][0].staff != slot.staff
            ]
            if later:
                changed[later[0]] = (visits[later[0]][0], client)
                stayed |= {later[0], number}
                break
    return [changed[number] for number in range(len(visits))]
