"""A list as a file: the dialog that asks for it, and the table that is written."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from daybook.shared.actor import Actor
from daybook.shared.desk import DeskRequest
from daybook.shared.filtering import FilterSet
from daybook.shared.listing.declared import ListColumn, Listing
from daybook.shared.listing.found import COUNTED, every_row
from daybook.shared.listing.place import ListPlace
from daybook.shared.money import places_of
from daybook.shared.sheets.writing import ColumnOut, TableOut, Written


def answer_file_dialog(request: DeskRequest, offer: Any, *, here: str, ask: Callable[[QueryDict], int]) -> HttpResponse:
    """The dialog that shows the offer; sent, `ask` has the file made, and the page follows it by its number."""
    if request.method != "POST":
        return render(request, "shared/_dialog_download.html", {"offer": offer, "here": here})
    number = ask(request.POST)
    if not request.htmx:
        return redirect(offer.log_url)
    url = reverse("datalog:notice", kwargs={"location_id": request.actor.location_id, "download_id": number})
    return render(request, "shared/_download_asked.html", {"notice_url": url})


def total_in_words(place: ListPlace, actor: Actor) -> str:
    """How many rows the file would have, as the page says it."""
    total = place.matching(actor).order_by()[: COUNTED + 1].count()
    return place.listing.words.total(total, counted_to=COUNTED)


def table_of_list(
    listing: Listing[Any], filters: FilterSet[Q], *, sort: str, columns: Collection[str], actor: Actor
) -> TableOut:
    """What the filters answer as a table, in this order and these columns (none: all); raises `BadFilters`.

    Its rows are read as they are written, inside the transaction of whoever writes them.
    """
    matching = listing.ground(actor).filter(*filters.conditions())
    order = listing.orders.get(sort, listing.orders[listing.usual])
    told = [column for column in listing.columns if column.name in columns] or listing.columns
    return TableOut(
        title=str(listing.title),
        columns=[ColumnOut(column.file_heading, column.kind, column.is_wide) for column in told],
        rows=(
            [_cell(column, row, actor) for column in told] for row in every_row(listing, matching, order, actor=actor)
        ),
        count=matching.count(),
        money_places=places_of(actor.currency),
    )


def _cell(column: ListColumn[Any], row: Any, actor: Actor) -> Written:
    """The value as a cell: local times without a zone, spans in seconds as the upload reads them."""
    value = column.value(row)
    if isinstance(value, datetime):
        return value.astimezone(actor.zone).replace(tzinfo=None)
    if isinstance(value, timedelta):
        return int(value.total_seconds())
    if isinstance(value, tuple):
        return column.between.join(map(str, value)) or None
    written: Written = value
    return written or None if isinstance(written, str) else written
