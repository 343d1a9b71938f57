"""The list of services."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from daybook.access.choices import Right
from daybook.catalogue.columns import SERVICE_LIST
from daybook.catalogue.filters import ServiceFilters
from daybook.datalog.choices import DownloadSection
from daybook.datalog.rights import refusal_to_ask
from daybook.shared.desk import needs
from daybook.shared.listing.page import ListRequest, answer_list, count_list
from daybook.uploads.choices import UploadSection
from daybook.uploads.queries import way_to_upload


@needs(Right.SETTINGS)
@require_safe
def services(request: ListRequest, location_id: int) -> HttpResponse:
    """What is sold, by category."""
    may_download = refusal_to_ask(DownloadSection.SERVICES, request.actor) is None
    return answer_list(
        request,
        SERVICE_LIST,
        ServiceFilters(request.GET, request.actor),
        may_download=may_download,
        may_create=True,
        upload_url=way_to_upload(UploadSection.SERVICES, request.actor),
    )


@needs(Right.SETTINGS)
@require_safe
def count(request: ListRequest, location_id: int) -> HttpResponse:
    """The exact number of services that match."""
    return count_list(request, SERVICE_LIST, ServiceFilters(request.GET, request.actor))
