"""Erasing a client's personal data: what goes, what stays, and the name typed by whoever means it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from daybook.access.choices import Right
from daybook.cards.forms import ErasureForm
from daybook.cards.operations import erase_client
from daybook.cards.queries.erasing import extent_of
from daybook.cards.views.ground import CardRequest, address, card_of, client_or_404
from daybook.cards.wishes import ErasureWish
from daybook.shared.desk import needs
from daybook.shared.errors import DomainError, Invalid, NotThere

UNREADABLE = 422


@needs(Right.CLIENTS, Right.FULL)
@require_http_methods(["GET", "POST"])
def erase(request: CardRequest, location_id: int, client_id: int) -> HttpResponse:
    """The page that tells; sent with the name or the number, the person is gone."""
    client = client_or_404(client_id, request)
    form, status = ErasureForm(request.POST or None), 200
    here = address("card", client.pk, request)
    if request.method == "POST":
        status = UNREADABLE
        if form.is_valid():
            try:
                erase_client(ErasureWish(client.pk, form.cleaned_data["typed"]), actor=request.actor)
            except NotThere:
                raise
            except DomainError as refusal:
                status = refusal.status
                form.blame(refusal.fields if isinstance(refusal, Invalid) else {"": [str(refusal)]})
            else:
                messages.success(
                    request, _("The personal data of client %(number)s is erased.") % {"number": client.pk}
                )
                return redirect(here)
    context = {
        "card": card_of(client, request),
        "client": client,
        "form": form,
        "extent": extent_of(client, request.actor),
        "card_url": here,
    }
    return render(request, "cards/erase.html", context, status=status)
