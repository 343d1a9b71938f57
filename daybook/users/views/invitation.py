"""What somebody sees who follows the link of an invitation: outside of every location, as they are not in yet."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from daybook.access.models import Membership, User
from daybook.access.rights import actor_above_locations
from daybook.shared.actor import Actor
from daybook.shared.desk import client_address
from daybook.shared.errors import Invalid
from daybook.shared.request_id import current_request_id
from daybook.users.forms.newcomer import NewcomerForm
from daybook.users.operations import accept_invitation
from daybook.users.queries.invitations import invited_by

INVITATION = "daybook_invitation"
"""What a session keeps of the link: it need not stand in the address of the pages that follow."""
GONE, UNREADABLE = 410, 422


@never_cache
@require_safe
def follow(request: HttpRequest, secret: str) -> HttpResponse:
    """The link itself: nothing happens yet, whoever fetches it, be it a machine that looks for harm in messages."""
    if invited_by(secret) is None:
        return _over(request)
    request.session[INVITATION] = secret
    return redirect("invited:come_in")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def come_in(request: HttpRequest) -> HttpResponse:
    """Who invites where, and what is to be done: sign in, say who one is, or just accept."""
    secret = str(request.session.get(INVITATION, ""))
    membership = invited_by(secret)
    if membership is None:
        return _over(request)
    if isinstance(request.user, User):
        return _of_somebody_signed_in(request, request.user, membership, secret)
    if membership.user.has_usable_password():
        return render(request, "users/invited_known.html", {"membership": membership})
    return _of_a_newcomer(request, membership, secret)


def _of_somebody_signed_in(request: HttpRequest, person: User, membership: Membership, secret: str) -> HttpResponse:
    if person != membership.user:
        here = reverse("invited:follow", kwargs={"secret": secret})
        return render(request, "users/invited_other.html", {"membership": membership, "here": here})
    if request.method != "POST":
        return render(request, "users/invited_accept.html", {"membership": membership})
    accept_invitation(secret, actor=_actor(request, person))
    request.session.pop(INVITATION, None)
    return redirect("access:location_start", location_id=membership.location_id)


def _of_a_newcomer(request: HttpRequest, membership: Membership, secret: str) -> HttpResponse:
    form = NewcomerForm(request.POST or None, initial={"name": membership.invited_name})
    if request.method == "POST" and form.is_valid():
        try:
            accepted = accept_invitation(secret, form.wish(), actor=_actor(request, membership.user))
        except Invalid as refusal:
            for name, sentences in refusal.fields.items():
                form.add_error(name, sentences)
        else:
            request.session.pop(INVITATION, None)
            return _signed_in(request, accepted)
    status = UNREADABLE if form.errors else 200
    return render(request, "users/invited_new.html", {"membership": membership, "form": form}, status=status)


def _signed_in(request: HttpRequest, membership: Membership) -> HttpResponse:
    """As if they had signed in with the password they just chose; a second step is asked for where they work."""
    start = reverse("access:location_start", kwargs={"location_id": membership.location_id})
    login = Login(user=membership.user, redirect_url=start)
    response: HttpResponse = perform_password_login(request, {"email": membership.user.email}, login)
    return response


def _actor(request: HttpRequest, person: User) -> Actor:
    return actor_above_locations(person, address=client_address(request), request_id=current_request_id.get())


def _over(request: HttpRequest) -> HttpResponse:
    return render(request, "users/invited_over.html", status=GONE)
