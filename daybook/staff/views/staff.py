"""The list of staff."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from daybook.access.choices import Right
from daybook.datalog.choices import DownloadSection
from daybook.datalog.rights import refusal_to_ask
from daybook.shared.desk import needs
from daybook.shared.listing.page import ListRequest, answer_list, count_list
from daybook.staff.columns import STAFF_LIST
from daybook.staff.filters import StaffFilters
from daybook.uploads.choices import UploadSection
from daybook.uploads.queries import way_to_upload


@needs(Right.SETTINGS)
@require_safe
def staff(request: ListRequest, location_id: int) -> HttpResponse:
    """Who serves, and who served."""
    may_download = refusal_to_ask(DownloadSection.STAFF, request.actor) is None
    return answer_list(
        request,
        STAFF_LIST,
        StaffFilters(request.GET, request.actor),
        may_download=may_download,
        may_create=True,
        upload_url=way_to_upload(UploadSection.STAFF, request.actor),
    )


@needs(Right.SETTINGS)
@require_safe
def count(request: ListRequest, location_id: int) -> HttpResponse:
    """The exact number of staff members who match."""
    return count_list(request, STAFF_LIST, StaffFilters(request.GET, request.actor))
