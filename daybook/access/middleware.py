"""The gate of every page of a location: who is it, may they, from where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.access.models import User
from daybook.access.queries import actor_of, memberships_of
from daybook.shared.errors import NotAllowed
from daybook.shared.request_id import current_request_id


class DeskMiddleware:
    """Puts the actor on requests below `/l/<location id>/`; refuses views that name no rights, and people without them.

    Somebody of another location gets the same 404 as for a location that does not exist.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        timezone.deactivate()
        return response

    def process_view(
        self, request: Any, view: Callable[..., HttpResponse], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Django's hook: None lets the view answer."""
        if "location_id" not in kwargs:
            return None
        if not isinstance(request.user, User):
            return redirect_to_login(request.get_full_path())
        membership = memberships_of(request.user).filter(location_id=kwargs["location_id"]).first()
        if membership is None:
            raise Http404
        request.membership = membership
        request.location = membership.location
        request.actor = actor_of(
            membership, channel="desk", address=client_address(request), request_id=current_request_id.get()
        )
        timezone.activate(request.actor.zone)
        missing = [right for right in view.needs if not request.actor.has(right)]  # type: ignore[attr-defined]  # marks: set by shared.desk.needs, and its absence must be loud
        if missing:
            raise NotAllowed(_("You may not do this here. Ask somebody who manages users for the right."))
        return None


def client_address(request: HttpRequest) -> str:
    """The address the request came from; a proxy's word counts only where DAYBOOK_BEHIND_PROXY says so."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    if settings.BEHIND_PROXY and forwarded:
        return forwarded.split(",")[-1].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
