"""Holding clients, by key, so that what is decided about them stays true until the end of the transaction."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from daybook.clients.models import Client
from daybook.clients.queries.merged import kept_instead_of
from daybook.shared.actor import Actor
from daybook.shared.errors import NotAllowed, NotThere, Stale


def held(client_id: int | None, actor: Actor, *, version: int | None = None) -> Client:
    """The client, for a change of their row; whoever is gone or erased is refused, and one changed since is `Stale`."""
    rows = Client.objects.of(actor).filter(pk=client_id or 0).select_for_update(no_key=True)
    return _as_it_should_be(rows.first(), client_id or 0, actor, version)


def held_for_good(versions: Collection[tuple[int, int | None]], actor: Actor) -> dict[int, Client]:
    """Several clients to whom nothing new can refer until the transaction ends, each against its version, if any."""
    ids = {number for number, _version in versions}
    found = {row.pk: row for row in Client.objects.of(actor).among(ids).select_for_update().order_by("pk")}
    return {number: _as_it_should_be(found.get(number), number, actor, version) for number, version in versions}


def _as_it_should_be(client: Client | None, number: int, actor: Actor, version: int | None) -> Client:
    if client is None:
        raise _gone(number, actor)
    if client.erased_at:
        raise NotAllowed(_("The personal data of this client was erased. There is nothing left to change."))
    if version is not None and client.version != version:
        raise Stale(_("Somebody else has changed this client meanwhile. Nothing was overwritten."))
    return client


def _gone(number: int, actor: Actor) -> NotThere | Stale:
    kept_id = kept_instead_of(number, actor)
    kept = Client.objects.of(actor).filter(pk=kept_id).first() if kept_id else None
    if kept is None:
        return NotThere(_("There is no such client here."))
    facts = {"number": number, "name": kept.name, "kept": kept.pk}
    return Stale(_("Client %(number)s was merged into %(name)s, client %(kept)s. Nothing was changed.") % facts)
