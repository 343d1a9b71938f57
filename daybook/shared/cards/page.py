"""The answers of a card: its page, saving it, and the acts that a dialog asks for again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from daybook.shared.cards.declared import Act, Card
from daybook.shared.cards.form import CardForm
from daybook.shared.desk import DeskRequest
from daybook.shared.errors import DomainError, Invalid, NotThere, Stale

WHOLE = "shared/card.html"
UNREADABLE = 422


def answer_card(
    request: DeskRequest,
    card: Card,
    form: CardForm,
    *,
    save: Callable[[], str],
    done_url: Callable[[], str] | None = None,
    whole: str = WHOLE,
    **more: Any,
) -> HttpResponse:
    """The page; posted, `save` calls the operation and says in a sentence what was done, and the list comes back.

    Where there is a `done_url`, that page comes instead of the list.
    Whatever is refused is said at its field or above them, and nothing typed is lost. After a stale answer the page
    says what is saved now. `whole` is its template, where it is drawn in a way of its own, and `more` what that needs.
    """
    context = {"card": card, "form": form, **more}
    if request.method != "POST":
        return render(request, whole, context)
    if not form.is_valid():
        return render(request, whole, context, status=UNREADABLE)
    try:
        said = save()
    except NotThere:
        raise
    except DomainError as refusal:
        _blame(form, refusal)
        return render(request, whole, context, status=refusal.status)
    messages.success(request, said)
    return redirect(done_url() if done_url else card.back_url)


def answer_act(
    request: DeskRequest,
    card: Card,
    act: Act,
    *,
    do: Callable[[], str],
    form: CardForm | None = None,
    done_url: str = "",
) -> HttpResponse:
    """The dialog that asks again; posted, `do` calls the operation and says what was done.

    Afterwards comes `done_url`, or the list. The form holds what must be said besides, such as a day.
    """
    context = {"card": card, "act": act, "form": form}
    if request.method != "POST":
        return render(request, "shared/_card_ask.html" if request.htmx else "shared/card_ask.html", context)
    if form and not form.is_valid():
        return render(request, "shared/card_ask.html", context, status=UNREADABLE)
    try:
        said = do()
    except NotThere:
        raise
    except DomainError as refusal:
        if form:
            _blame(form, refusal)
        context["trouble"] = "" if form else str(refusal)
        return render(request, "shared/card_ask.html", context, status=refusal.status)
    messages.success(request, said)
    return redirect(done_url or card.back_url)


def _blame(form: CardForm, refusal: DomainError) -> None:
    if isinstance(refusal, Invalid):
        form.blame(refusal.fields)
    else:
        form.is_stale = isinstance(refusal, Stale)
        form.add_error(None, str(refusal))
