"""Keeping the register's question by a name, and forgetting it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from daybook.access.choices import Right
from daybook.bookings.filters import BookingFilters
from daybook.bookings.forms import address_from, asked_from, view_from
from daybook.bookings.operations import save_view as views
from daybook.bookings.views.place import RegisterRequest, here_of
from daybook.shared.desk import needs


@require_POST
@needs(Right.REGISTER)
def save_view(request: RegisterRequest, location_id: int) -> HttpResponse:
    """Keep the question that the person looks at, and go back to it.

    Days such as "this week" move on with the calendar where they want that; else they stay what they are today.
    """
    here = here_of(request)
    filters = BookingFilters(asked_from(request.POST, here=here), request.actor)
    moves_on = request.POST.get("moving") == "1"
    question = filters.moving_query() if moves_on else filters.fixed_query()
    views.save_view(view_from(request.POST, question, here=here), actor=request.actor)
    return redirect(address_from(request.POST, here=here))


@require_POST
@needs(Right.REGISTER)
def remove_view(request: RegisterRequest, location_id: int, view_id: int) -> HttpResponse:
    """Forget a view, and go back to where the person was."""
    views.remove_view(view_id, actor=request.actor)
    return redirect(address_from(request.POST, here=here_of(request)))
