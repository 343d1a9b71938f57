"""The clients of a location: a name of some origin, a phone of its own, and how often they like to come."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tools.demo_files.business import Location
from tools.demo_files.cultures import Culture


@dataclass(frozen=True)
class Client:
    """Who comes; `fondness` is how often beside others, `discount` what regulars are given."""

    name: str
    phone: str
    fondness: float
    discount: int


def clients_of(location: Location, chance: Random) -> list[Client]:
    """Make the location's clients, no two of one phone."""
    cultures = [culture for culture, _share in location.mix]
    shares = [share for _culture, share in location.mix]
    taken: set[str] = set()
    return [_client(culture, taken, chance) for culture in chance.choices(cultures, shares, k=location.clients)]


def _client(culture: Culture, taken: set[str], chance: Random) -> Client:
    first, last = chance.choice(culture.first), chance.choice(culture.last).replace("-", " ")
    fondness = chance.paretovariate(1.1)
    return Client(
        name=culture.order.format(first=first, last=last),
        phone=_phone(culture, taken, chance),
        fondness=min(fondness, 14.0),
        discount=chance.choice((5, 10, 10, 15)) if fondness > 6 else 0,
    )


def _phone(culture: Culture, taken: set[str], chance: Random) -> str:
    while True:
        pattern = chance.choice(culture.mobiles)
        # No 0 and 1 right after the code: in some countries no number begins so.
        start = pattern.index("#")
        digits = [str(chance.randrange(2, 10)), *(str(chance.randrange(10)) for _sign in pattern[start + 1 :])]
        phone = pattern[:start] + "".join(digits)
        if phone not in taken:
            taken.add(phone)
            return phone
