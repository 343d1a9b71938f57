"""What can be done with the rows of many lists alike: retire, return, delete; said by the room, answered here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as lazy

from daybook.shared.cards.declared import Act, Card, along
from daybook.shared.cards.page import answer_act
from daybook.shared.desk import DeskRequest
from daybook.shared.listing.words import Words


@dataclass(frozen=True)
class UsualAct:
    """What it means for rows of this kind, and the operation that does it: it takes the row's number and `actor`.

    `done` is what is said afterwards, with a place for the name; empty, what such an act usually says.
    """

    meaning: Words
    do: Callable[..., object]
    done: Words = ""


Acts = Mapping[str, UsualAct]
"""By the name of their address in the room: "retire", "return", "delete"."""

VERBS = {"retire": lazy("Retire"), "return": lazy("Return"), "delete": lazy("Delete")}
DONE = {
    "retire": lazy("%(name)s is retired."),
    "return": lazy("%(name)s is in use again."),
    "delete": lazy("%(name)s is deleted."),
}


def acts_of_card(acts: Acts, names: Iterable[str], room: str, request: HttpRequest, **ids: int) -> list[Act]:
    """Those acts as the card shows them; each leads to the address of its name in the room."""
    return [_act(name, acts[name], along(reverse(f"{room}:{name}", kwargs=ids), request)) for name in names]


def answer_usual_act(request: DeskRequest, card: Card, acts: Acts, *, name: str, row_id: int) -> HttpResponse:
    """The dialog that asks again; posted, it is done and said, and the list comes back."""
    wanted = acts[name]

    def do() -> str:
        wanted.do(row_id, actor=request.actor)
        return str(wanted.done or DONE[name]) % {"name": card.title}

    return answer_act(request, card, _act(name, wanted, request.get_full_path()), do=do)


def _act(name: str, wanted: UsualAct, url: str) -> Act:
    return Act(VERBS[name], wanted.meaning, url, is_danger=name == "delete")
