"""What can be done with a client besides changing the card, each asked again in a dialog."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from daybook.access.choices import Right
from daybook.cards.operations import delete_client
from daybook.cards.views.ground import CardRequest, act_of, address, card_of, client_or_404
from daybook.clients.operations import retire_client, return_client
from daybook.datalog.choices import DownloadSection
from daybook.datalog.operations import ask_for_download
from daybook.datalog.rights import NEEDED
from daybook.datalog.wishes import DownloadWish
from daybook.shared.cards.page import answer_act
from daybook.shared.desk import needs


@needs(Right.CLIENTS, Right.DELETE_CLIENTS)
@require_http_methods(["GET", "POST"])
def retire(request: CardRequest, location_id: int, client_id: int) -> HttpResponse:
    """Let the client take no new bookings."""
    client = client_or_404(client_id, request)

    def do() -> str:
        retire_client(client.pk, actor=request.actor)
        return _("%(name)s is retired.") % {"name": client.name}

    here = address("card", client.pk, request)
    return answer_act(request, card_of(client, request), act_of("retire", client, request), do=do, done_url=here)


@needs(Right.CLIENTS, Right.DELETE_CLIENTS)
@require_http_methods(["GET", "POST"])
def bring_back(request: CardRequest, location_id: int, client_id: int) -> HttpResponse:
    """Let the client take bookings again."""
    client = client_or_404(client_id, request)

    def do() -> str:
        return_client(client.pk, actor=request.actor)
        return _("%(name)s takes bookings again.") % {"name": client.name}

    here = address("card", client.pk, request)
    return answer_act(request, card_of(client, request), act_of("return", client, request), do=do, done_url=here)


@needs(Right.CLIENTS, Right.DELETE_CLIENTS)
@require_http_methods(["GET", "POST"])
def delete(request: CardRequest, location_id: int, client_id: int) -> HttpResponse:
    """Delete a client who was never booked."""
    client = client_or_404(client_id, request)

    def do() -> str:
        name = delete_client(client.pk, actor=request.actor)
        return _("%(name)s is deleted.") % {"name": name}

    return answer_act(request, card_of(client, request), act_of("delete", client, request), do=do)


@needs(*NEEDED[DownloadSection.PERSON])
@require_http_methods(["GET", "POST"])
def download(request: CardRequest, location_id: int, client_id: int) -> HttpResponse:
    """Have a file made of everything that is kept about the client."""
    client = client_or_404(client_id, request)

    def do() -> str:
        # The log names them by their number: it is kept for ever, the person may not be.
        words = (_("Client %(number)s") % {"number": client.pk},)
        wish = DownloadWish(DownloadSection.PERSON, f"client_id={client.pk}", words)
        ask_for_download(wish, actor=request.actor)
        return _("The file is being made. You may leave this page.")

    log = reverse("datalog:log", kwargs={"location_id": location_id})
    return answer_act(request, card_of(client, request), act_of("download", client, request), do=do, done_url=log)
