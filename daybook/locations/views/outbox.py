"""What became of the messages of a location; where no mail is set up, the messages themselves."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from daybook.access.choices import Right
from daybook.mail.queries import is_set_up, outbox_page
from daybook.shared.desk import DeskRequest, needs


@needs(Right.FULL)
@require_safe
def outbox(request: DeskRequest, location_id: int) -> HttpResponse:
    """The newest first; the text of each can be unfolded."""
    page = outbox_page(request.actor, cursor=request.GET.get("cursor", ""))
    return render(request, "locations/outbox.html", {"page": page, "is_set_up": is_set_up()})
