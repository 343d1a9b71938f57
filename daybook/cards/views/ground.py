"""What the pages of one client stand on: who it is, the way back, and what else can be done."""

from __future__ import annotations

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from daybook.access.choices import Right
from daybook.cards.queries.facts import client_of, is_booked
from daybook.clients import rights
from daybook.clients.models import Client
from daybook.clients.rules import name_shown
from daybook.datalog.choices import DownloadSection
from daybook.datalog.rights import refusal_to_ask
from daybook.locations.models import Location
from daybook.shared.actor import Actor
from daybook.shared.cards.declared import Act, Card, along, back_to
from daybook.shared.desk import DeskRequest
from daybook.shared.listing.words import Words

ALL = "clients:clients"
VERBS: dict[str, tuple[Words, Words]] = {
    "merge": (lazy("Merge"), lazy("This person has another card: make one of the two.")),
    "download": (
        lazy("Export personal data"),
        lazy("One file with everything that is kept about this person, for whoever asks what is known of them."),
    ),
    "retire": (lazy("Retire"), lazy("Takes no new bookings; those there are stay as they are.")),
    "return": (lazy("Return"), lazy("Takes new bookings again.")),
    "delete": (lazy("Delete"), lazy("Was never booked, so the card can go. Its history stays.")),
    "erase": (
        lazy("Erase personal data"),
        lazy("Blanks name, phone, e-mail and comments everywhere, in history too. It cannot be taken back."),
    ),
}
IN_DANGER = frozenset({"delete", "erase"})
ON_PAGES = frozenset({"merge", "erase"})


class CardRequest(DeskRequest):
    """A request about a client: the middleware has put its location there too."""

    location: Location


def address(name: str, client_id: int, request: DeskRequest) -> str:
    """A page of this client that leads back to the same place of the list."""
    ids = {"location_id": request.actor.location_id, "client_id": client_id}
    return along(reverse(f"cards:{name}", kwargs=ids), request)


def list_of(name: str, request: DeskRequest) -> str:
    """A page about cards of several clients, which leads back to the same place of the list."""
    return along(reverse(f"cards:{name}", kwargs={"location_id": request.actor.location_id}), request)


def client_or_404(client_id: int, request: DeskRequest) -> Client:
    """A client who is a person still."""
    known = client_of(client_id, request.actor)
    if known is None or known.erased_at:
        raise Http404
    return known


def card_of(client: Client, request: DeskRequest) -> Card:
    """The card of a client, with what the person may do besides changing it."""
    return Card(
        name_shown(client.name),
        _("All clients"),
        back_to(ALL, request, client.location_id),
        mark=_("Retired") if client.retired_at else "",
        acts=[act_of(name, client, request) for name in _offered(client, request.actor)],
    )


def act_of(name: str, client: Client, request: DeskRequest) -> Act:
    """One thing that can be done with the client."""
    verb, meaning = VERBS[name]
    url = address(name, client.pk, request)
    return Act(verb, meaning, url, is_danger=name in IN_DANGER, is_page=name in ON_PAGES)


def opens_visits(actor: Actor) -> bool:
    """Whether a booking can be opened over the calendar."""
    return actor.has(Right.CALENDAR) and actor.has(Right.VISIT_FORM)


def _offered(client: Client, actor: Actor) -> list[str]:
    asked = {
        "merge": rights.refusal_to_merge(actor) is None,
        "download": refusal_to_ask(DownloadSection.PERSON, actor) is None,
        "return" if client.retired_at else "retire": rights.refusal_to_retire(actor) is None,
        "delete": rights.refusal_to_delete(actor) is None and not is_booked(client.pk, actor),
        "erase": rights.refusal_to_erase(actor) is None,
    }
    return [name for name, may in asked.items() if may]
