"""What two cards say, and what merging them would move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from daybook.bookings.models import Booking, Visit
from daybook.cards.queries.doubles import doubles_of
from daybook.cards.queries.facts import phone_shown
from daybook.cards.rules import Said
from daybook.clients.models import Client
from daybook.clients.queries.categories import CategoryShown, categories_of
from daybook.clients.queries.search import clients_like
from daybook.clients.rights import sees_phones
from daybook.payments.models import Payment
from daybook.shared.actor import Actor

MOST = 10


@dataclass(frozen=True)
class Side:
    """One of the two: what its card says, the same as the actor may see it, and what belongs to it."""

    id: int
    version: int
    said: Said
    told: Said
    categories: list[CategoryShown]
    created_at: datetime
    is_retired: bool
    bookings: int
    visits: int
    payments: int


@dataclass(frozen=True)
class Preview:
    """Both cards; what belongs to the one who is gone moves."""

    kept: Side
    gone: Side

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both, the kept one first."""
        return self.kept, self.gone


@dataclass(frozen=True)
class Found:
    """A client who may be meant by what was typed."""

    id: int
    name: str
    phone: str
    email: str
    is_retired: bool
    reason: str = ""


def preview_of(kept: Client, gone: Client, actor: Actor) -> Preview:
    """The two side by side."""
    return Preview(_side(kept, actor), _side(gone, actor))


def clients_to_merge(text: str, client: Client, actor: Actor) -> list[Found]:
    """The first few that the text means, or, where nothing is typed, those that look like this one.

    Raises `ValueError` with a sentence where the text cannot be searched for.
    """
    if not text:
        return [
            Found(each.id, each.name, each.phone, each.email, each.is_retired, str(reason))
            for each, reason in doubles_of(client, actor)
        ]
    found = clients_like(text, actor, sees_phones=sees_phones(actor)).not_erased().exclude(pk=client.pk)
    return [
        Found(each.pk, each.name, phone_shown(each, actor), each.email, each.retired_at is not None)
        for each in found.order_by("folded_name", "pk")[:MOST]
    ]


def _side(client: Client, actor: Actor) -> Side:
    said = Said(client.name, client.phone, client.email, client.comment)
    theirs = Booking.objects.of(actor).filter(client_id=client.pk)
    return Side(
        id=client.pk,
        version=client.version,
        said=said,
        told=said._replace(phone=phone_shown(client, actor)),
        categories=categories_of(actor, only=client.category_ids) if client.category_ids else [],
        created_at=client.created_at,
        is_retired=client.retired_at is not None,
        bookings=theirs.count(),
        visits=Visit.objects.of(actor).filter(client_id=client.pk).count(),
        payments=Payment.objects.of(actor).filter(booking__in=theirs).count(),
    )
