"""A client's card, and that of one who is not there yet."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from daybook.access.choices import Right
from daybook.bookings.rights import refusal_to_create as refusal_to_book
from daybook.bookings.rights import sees_every_booking
from daybook.cards.forms import ClientForm
from daybook.cards.queries.bookings import lines_of
from daybook.cards.queries.doubles import doubles_of
from daybook.cards.queries.facts import (
    client_of,
    counters_of,
    erasure_of,
    holder_of_phone,
    leads_to,
    phone_shown,
)
from daybook.cards.queries.history import history_of
from daybook.cards.queries.two_people import others_than
from daybook.cards.views.ground import ALL, CardRequest, address, card_of, list_of, opens_visits
from daybook.clients import rights
from daybook.clients.models import Client
from daybook.clients.operations import create_client, edit_client
from daybook.clients.queries.categories import categories_of, offered_to
from daybook.shared.cards.declared import Card, back_to
from daybook.shared.cards.page import answer_card
from daybook.shared.desk import DeskRequest, needs

NEW = "cards/new.html"
WHOLE = "cards/card.html"
OF_NOBODY = "cards/erased.html"


@needs(Right.CLIENTS)
@require_http_methods(["GET", "POST"])
def new(request: CardRequest, location_id: int) -> HttpResponse:
    """The card of a client who is not there yet; saved, the card itself comes."""
    form = ClientForm(
        request.POST or None,
        categories=offered_to(request.actor),
        sees_phones=True,
        phone_url=reverse("cards:known_phone", args=[location_id]),
    )
    made: list[int] = []

    def save() -> str:
        client = create_client(form.wish(), actor=request.actor)
        made.append(client.pk)
        return _("%(name)s is added.") % {"name": client.name}

    page = Card(_("New client"), _("All clients"), back_to(ALL, request, location_id))
    return answer_card(
        request,
        page,
        form,
        save=save,
        done_url=lambda: address("card", made[0], request),
        whole=NEW,
        known=_known(form, request),
    )


@needs(Right.CLIENTS)
@require_http_methods(["GET", "POST"])
def card(request: CardRequest, location_id: int, client_id: int) -> HttpResponse:
    """The card of one; of somebody who was merged it is that of the one kept, of an erased one what is left."""
    client = client_of(client_id, request.actor)
    if client is None:
        return _lead_on(client_id, request)
    if client.erased_at:
        return render(request, OF_NOBODY, _of_nobody(client, request))
    form = _form(client, request)

    def save() -> str:
        version = form.cleaned_data["version"] or 0
        kept = edit_client(form.wish(client.pk), version=version, actor=request.actor)
        return _("%(name)s is saved.") % {"name": kept.name}

    stays = None if "back" in request.GET else lambda: address("card", client.pk, request)
    more = _beside(client, request)
    return answer_card(
        request,
        card_of(client, request),
        form,
        save=save,
        done_url=stays,
        whole=WHOLE,
        known=_known(form, request, besides=client.pk),
        **more,
    )


@needs(Right.CLIENTS)
@require_safe
def known_phone(request: DeskRequest, location_id: int) -> HttpResponse:
    """Whose phone this is, while somebody types it."""
    besides = request.GET.get("besides", "")
    number = int(besides) if besides.isascii() and besides.isdigit() and len(besides) < 19 else 0
    known = holder_of_phone(request.GET.get("phone", ""), request.actor, besides=number)
    return render(request, "cards/_known_phone.html", {"known": known})


def _form(client: Client, request: DeskRequest) -> ClientForm:
    initial = {
        "name": client.name,
        "phone": phone_shown(client, request.actor),
        "email": client.email,
        "comment": client.comment,
        "categories": [str(number) for number in client.category_ids],
        "version": client.version,
    }
    return ClientForm(
        request.POST or None,
        initial=initial,
        categories=offered_to(request.actor, having=client.category_ids),
        sees_phones=rights.sees_phones(request.actor),
        phone_url=f"{reverse('cards:known_phone', args=[client.location_id])}?besides={client.pk}",
    )


def _known(form: ClientForm, request: DeskRequest, *, besides: int = 0) -> Client | None:
    """Whose phone it is that was sent; while somebody types, the field asks by itself."""
    if request.method != "POST" or form.fields["phone"].disabled:
        return None
    return holder_of_phone(request.POST.get("phone", ""), request.actor, besides=besides)


def _beside(client: Client, request: CardRequest) -> dict[str, Any]:
    """What stands beside the form."""
    actor = request.actor
    may_merge = rights.refusal_to_merge(actor) is None
    return {
        **_past(client, request),
        "doubles": doubles_of(client, actor) if may_merge else [],
        "others": others_than(client, actor) if may_merge else [],
        "merge_url": address("merge", client.pk, request),
        "say_url": list_of("say_two_people", request),
        "may_book": opens_visits(actor) and refusal_to_book(actor) is None and not client.retired_at,
    }


def _past(client: Client, request: CardRequest) -> dict[str, Any]:
    actor = request.actor
    return {
        "client": client,
        "categories": categories_of(actor, only=client.category_ids) if client.category_ids else [],
        "counters": counters_of(client.pk, actor),
        "lines": lines_of(client.pk, actor),
        "changes": history_of(client.pk, actor),
        "opens_visits": opens_visits(actor),
        "may_see_register": actor.has(Right.REGISTER),
        "sees_all": sees_every_booking(actor),
    }


def _of_nobody(client: Client, request: CardRequest) -> dict[str, Any]:
    record = erasure_of(client.pk, request.actor)
    return {**_past(client, request), "card": card_of(client, request), "record": record}


def _lead_on(client_id: int, request: DeskRequest) -> HttpResponse:
    kept = leads_to(client_id, request.actor)
    if kept is None:
        raise Http404
    facts = {"number": client_id, "name": kept.name}
    messages.info(request, _("Client %(number)s was merged into %(name)s: this is the card of both.") % facts)
    return redirect(reverse("cards:card", args=[request.actor.location_id, kept.pk]))
