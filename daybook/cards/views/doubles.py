"""The cards that may be of one person."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from daybook.access.choices import Right
from daybook.cards.queries.doubles import MOST, Pair, suspected_pairs
from daybook.cards.queries.two_people import count_of_two_people
from daybook.cards.views.ground import ALL, CardRequest, address, list_of
from daybook.shared.cards.declared import back_to
from daybook.shared.desk import needs
from daybook.shared.patience import TooSlow


@needs(Right.CLIENTS, Right.DELETE_CLIENTS)
@require_safe
def doubles(request: CardRequest, location_id: int) -> HttpResponse:
    """Pairs of cards, the surest first; each leads to looking at both side by side."""
    trouble, pairs = "", list[Pair]()
    try:
        pairs = suspected_pairs(request.actor)
    except TooSlow:
        trouble = _("Looking for doubles takes too long right now. Try again in a moment.")
    shown = [{"pair": pair, "url": f"{address('merge', pair.one.id, request)}?other={pair.other.id}"} for pair in pairs]
    context = {
        "pairs": shown[:MOST],
        "has_more": len(shown) > MOST,
        "trouble": trouble,
        "say_url": list_of("say_two_people", request),
        "said_url": list_of("two_people", request),
        "said": count_of_two_people(request.actor),
        "back_url": back_to(ALL, request, location_id),
    }
    return render(request, "cards/doubles.html", context, status=503 if trouble else 200)
