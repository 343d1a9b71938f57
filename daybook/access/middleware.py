"""The gate of every page of a location: who is it, may they, from where. And what follows a person everywhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, cast

from allauth.usersessions.middleware import UserSessionsMiddleware
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from daybook.access.choices import LAST_LOCATION, SEEN_AT
from daybook.access.models import Membership, User
from daybook.access.queries import actor_of, has_second_step, memberships_of
from daybook.shared.channels import Channel
from daybook.shared.desk import client_address
from daybook.shared.errors import NotAllowed, answer_to_refusal
from daybook.shared.request_id import current_request_id

Answer = Callable[[HttpRequest], HttpResponseBase]
SEEN_EVERY = 600
A_YEAR = 365 * 24 * 60 * 60


class LanguageMiddleware:
    """Speaks the language the person chose; where they chose none, the one the browser asks for stays."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = request.user.language if isinstance(request.user, User) else ""
        if chosen in dict(settings.LANGUAGES):
            translation.activate(chosen)
            request.LANGUAGE_CODE = chosen
        return self.get_response(request)


class SeenMiddleware:
    """Notes in the list of sessions, every ten minutes at most, that a session is in use and from where."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.note_and_answer: Answer = UserSessionsMiddleware(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        seen_at, now = request.session.get(SEEN_AT), int(time.time())
        if seen_at and now - seen_at > SEEN_EVERY and isinstance(request.user, User):
            request.session[SEEN_AT] = now
            return self.note_and_answer(request)
        return self.get_response(request)


class DeskMiddleware:
    """Puts the actor on requests below `/l/<location id>/`; refuses views that name no rights, and people without them.

    Somebody of another location gets the same 404 as for a location that does not exist. Rights are read anew for
    each request, so whatever is changed about a person counts at once.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        timezone.deactivate()
        if membership := getattr(request, "membership", None):
            _remember_location(request, response, membership)
            # Whoever comes to the same desk after a sign-out must not find these pages by going back.
            patch_cache_control(response, private=True, no_store=True)
        return response

    def process_view(
        self, request: Any, view: Callable[..., HttpResponse], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Django's hook: None lets the view answer."""
        if "location_id" not in kwargs:
            return None
        if not isinstance(request.user, User):
            return _sent_to_sign_in(request)
        request.memberships = list(memberships_of(request.user))
        membership = next((one for one in request.memberships if one.location_id == kwargs["location_id"]), None)
        if membership is None:
            raise Http404
        if membership.location.business.requires_two_steps and not has_second_step(request.user.pk):
            return _sent_to_set_up_two_steps(request)
        _let_in(request, membership)
        if all(request.actor.has(right) for right in view.needs):  # type: ignore[attr-defined]  # marks: set by shared.desk.needs, and its absence must be loud
            return None
        refusal = NotAllowed(_("You may not do this here. Ask somebody who manages users for the right."))
        return answer_to_refusal(request, refusal)


def _let_in(request: Any, membership: Membership) -> None:
    request.membership = membership
    request.location = membership.location
    request.actor = actor_of(
        membership, channel=Channel.DESK, address=client_address(request), request_id=current_request_id.get()
    )
    timezone.activate(request.actor.zone)


def _sent_to_sign_in(request: Any) -> HttpResponse:
    """A fragment must not become a sign-in form inside the page: htmx is told to leave the page."""
    page_asked_for = request.htmx.current_url_abs_path if request.htmx else request.get_full_path()
    answer = redirect_to_login(page_asked_for or "/")
    return HttpResponseClientRedirect(answer.url) if request.htmx else answer


def _sent_to_set_up_two_steps(request: Any) -> HttpResponse:
    messages.warning(
        request, _("Your business asks for a second step at sign-in. Add an authenticator app or a passkey first.")
    )
    address = reverse("mfa_index")
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


def _remember_location(request: HttpRequest, response: HttpResponseBase, membership: Membership) -> None:
    here = str(membership.location_id)
    if request.COOKIES.get(LAST_LOCATION) != here:
        response = cast("HttpResponse", response)
        response.set_cookie(
            LAST_LOCATION,
            here,
            max_age=A_YEAR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
