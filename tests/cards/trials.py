"""One trial of each operation on a client's card."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from daybook.cards import operations as cards
from daybook.cards.wishes import ErasureWish
from daybook.shared.actor import Actor
from tests.cards.merging import into
from tests.factories import a_client


def erasing(actor: Actor) -> None:
    client = a_client()
    cards.erase_client(ErasureWish(client.pk, client.name), actor=actor)


def taking_back_two_people(actor: Actor) -> None:
    said = cards.say_two_people(a_client().pk, a_client().pk, actor=actor)
    cards.take_back_two_people(said.pk, actor=actor)


CARD_TRIALS: dict[Callable[..., Any], Callable[[Actor], Any]] = {
    cards.delete_client: lambda actor: cards.delete_client(a_client().pk, actor=actor),
    cards.erase_client: erasing,
    cards.say_two_people: lambda actor: cards.say_two_people(a_client().pk, a_client().pk, actor=actor),
    cards.take_back_two_people: taking_back_two_people,
    cards.merge_clients: lambda actor: cards.merge_clients(into(a_client(), a_client()), actor=actor),
}
