"""Where a person begins: the first page that is open to them."""

from __future__ import annotations

from allauth.account import views as account
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from daybook.access.choices import LAST_LOCATION
from daybook.access.models import Membership, User
from daybook.access.queries import is_anybody_here, memberships_of, open_sections, place_to_start
from daybook.shared.desk import DeskRequest, needs


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The page to sign in on; where nobody has an account yet, the one that makes the first."""
    if request.method != "POST" and not is_anybody_here():
        return redirect("setup:found")
    answer: HttpResponse = account.login(request)
    return answer


@login_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """To the location the person was at last, or to their first one."""
    assert isinstance(request.user, User)
    place = place_to_start(list(memberships_of(request.user)), request.COOKIES.get(LAST_LOCATION, ""))
    if place is None:
        return render(request, "access/works_nowhere.html")
    return redirect("access:location_start", location_id=place.location_id)


class StartRequest(DeskRequest):
    """A request of somebody whose membership at the location is known."""

    membership: Membership


@needs()
@require_safe
def location_start(request: StartRequest, location_id: int) -> HttpResponse:
    """To the first section of the menu that is open to the person here; an honest page where none is."""
    if sections := open_sections(request.membership):
        return redirect(next(iter(sections.values())))
    return render(request, "access/nothing_open.html")
