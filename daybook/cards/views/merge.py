"""Making one client of two: looking for the other one, looking at both side by side, and doing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from daybook.access.choices import Right
from daybook.cards.choices import Side
from daybook.cards.forms import MergeForm, OtherForm
from daybook.cards.operations import merge_clients
from daybook.cards.queries.merging import Preview, clients_to_merge, preview_of
from daybook.cards.rules import FIELDS, MAY_BE_BOTH, usual_choice
from daybook.cards.views.ground import CardRequest, address, card_of, client_or_404, list_of
from daybook.cards.wishes import MergeWish
from daybook.clients.models import Client
from daybook.shared.desk import needs
from daybook.shared.errors import DomainError, NotThere

LABELS = {
    "name": gettext_lazy("Name"),
    "phone": gettext_lazy("Phone"),
    "email": gettext_lazy("E-mail"),
    "comment": gettext_lazy("Comment"),
}


@dataclass(frozen=True)
class Choice:
    """A field of both cards, and which value is kept."""

    name: str
    label: str
    kept: str
    gone: str
    side: Side
    may_be_both: bool

    @property
    def differs(self) -> bool:
        """Whether there is anything to choose."""
        return self.kept != self.gone


@needs(Right.CLIENTS, Right.DELETE_CLIENTS)
@require_http_methods(["GET", "POST"])
def merge(request: CardRequest, location_id: int, client_id: int) -> HttpResponse:
    """The other card is looked for, then both are shown; sent, they are one."""
    client = client_or_404(client_id, request)
    if request.method == "POST":
        return _done(client, request)
    form = OtherForm(request.GET)
    if not form.is_valid():
        return _search(client, form, request, trouble=_("There is no such client here."), status=422)
    if other_id := form.cleaned_data["other"]:
        return _side_by_side(client, client_or_404(other_id, request), request)
    return _search(client, form, request)


def _search(
    client: Client, form: OtherForm, request: CardRequest, *, trouble: str = "", status: int = 200
) -> HttpResponse:
    typed = form.cleaned_data.get("client", "") if form.is_bound else ""
    found = []
    try:
        found = clients_to_merge(typed, client, request.actor)
    except ValueError as sentence:
        trouble, status = str(sentence), 422
    context = {"card": card_of(client, request), "client": client, "typed": typed, "found": found, "trouble": trouble}
    return render(request, "cards/merge_search.html", context | _urls(client, request), status=status)


def _side_by_side(
    client: Client, other: Client, request: CardRequest, *, trouble: str = "", status: int = 200
) -> HttpResponse:
    if client.pk == other.pk:
        raise Http404
    kept, gone = (other, client) if request.GET.get("keep") == "other" else (client, other)
    preview = preview_of(kept, gone, request.actor)
    context: dict[str, Any] = {
        "card": card_of(client, request),
        "preview": preview,
        "choices": _choices(preview, request.POST),
        "trouble": trouble,
        "card_id": client.pk,
        "other": other,
        "say_url": list_of("say_two_people", request),
        "keeps_other": kept.pk == other.pk,
    }
    return render(request, "cards/merge.html", context | _urls(client, request), status=status)


def _choices(preview: Preview, sent: QueryDict) -> list[Choice]:
    usual = usual_choice(preview.kept.said, preview.gone.said)
    told = {side: shown.told._asdict() for side, shown in ((Side.KEPT, preview.kept), (Side.GONE, preview.gone))}
    return [
        Choice(
            field,
            str(LABELS[field]),
            told[Side.KEPT][field],
            told[Side.GONE][field],
            Side(str(sent[field])) if sent.get(field) in set(Side) else usual[field],
            field in MAY_BE_BOTH,
        )
        for field in FIELDS
    ]


def _done(client: Client, request: CardRequest) -> HttpResponse:
    form = MergeForm(request.POST)
    if not form.is_valid() or client.pk not in {form.cleaned_data["kept"], form.cleaned_data["gone"]}:
        raise NotThere(_("There is no such client here."))
    given = form.cleaned_data
    wish = MergeWish(given["kept"], given["gone"], given["kept_version"], given["gone_version"], form.choice())
    try:
        merged = merge_clients(wish, actor=request.actor)
    except NotThere:
        raise
    except DomainError as refusal:
        other_id = given["gone"] if given["kept"] == client.pk else given["kept"]
        other = client_or_404(other_id, request)
        return _side_by_side(client, other, request, trouble=str(refusal), status=refusal.status)
    told = ngettext(
        "The cards are one now: %(name)s. %(count)d booking came along.",
        "The cards are one now: %(name)s. %(count)d bookings came along.",
        merged.bookings,
    )
    messages.success(request, told % {"name": merged.kept.name, "count": merged.bookings})
    return redirect(address("card", merged.kept.pk, request))


def _urls(client: Client, request: CardRequest) -> dict[str, str]:
    return {
        "card_url": address("card", client.pk, request),
        "here": reverse("cards:merge", args=[request.actor.location_id, client.pk]),
    }
