"""The list of clients."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from daybook.access.choices import Right
from daybook.clients.columns import CLIENT_LIST
from daybook.clients.filters import ClientFilters
from daybook.clients.rights import refusal_to_create, refusal_to_merge, refusal_to_set_up
from daybook.datalog.choices import DownloadSection
from daybook.datalog.rights import refusal_to_ask
from daybook.shared.desk import needs
from daybook.shared.listing.page import ListRequest, answer_list, count_list
from daybook.uploads.choices import UploadSection
from daybook.uploads.queries import way_to_upload


@needs(Right.CLIENTS)
@require_safe
def clients(request: ListRequest, location_id: int) -> HttpResponse:
    """Who comes, by name or phone."""
    may_download = refusal_to_ask(DownloadSection.CLIENTS, request.actor) is None
    return answer_list(
        request,
        CLIENT_LIST,
        ClientFilters(request.GET, request.actor),
        may_download=may_download,
        may_create=refusal_to_create(request.actor) is None,
        upload_url=way_to_upload(UploadSection.CLIENTS, request.actor),
        ways=_ways(request),
    )


def _ways(request: ListRequest) -> list[tuple[str, str]]:
    """Pages beside the list, in words and by address, that the person may open."""
    asked = {
        _("Doubles"): ("cards:doubles", refusal_to_merge(request.actor)),
        _("Categories"): ("clients:categories", refusal_to_set_up(request.actor)),
    }
    here = request.actor.location_id
    return [(words, reverse(view, args=[here])) for words, (view, refusal) in asked.items() if refusal is None]


@needs(Right.CLIENTS)
@require_safe
def count(request: ListRequest, location_id: int) -> HttpResponse:
    """The exact number of clients who match."""
    return count_list(request, CLIENT_LIST, ClientFilters(request.GET, request.actor))
