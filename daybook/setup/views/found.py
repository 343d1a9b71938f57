"""The very first page of a Daybook in which there is nobody: its owner, their business, its first location."""

from __future__ import annotations

from dataclasses import replace

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from daybook.access.models import User
from daybook.access.queries import is_anybody_here
from daybook.access.rights import command_actor
from daybook.locations.models import Location
from daybook.setup.forms import FoundingForm
from daybook.setup.operations import found_daybook
from daybook.shared.actor import Actor
from daybook.shared.channels import Channel
from daybook.shared.desk import client_address
from daybook.shared.request_id import current_request_id


@require_http_methods(["GET", "POST"])
@never_cache
def found(request: HttpRequest) -> HttpResponse:
    """The form; sent with the code that the machine printed, it makes all and signs the owner in."""
    if is_anybody_here():
        return redirect("access:start")
    form = FoundingForm(request.POST or None, initial={"code": request.GET.get("code", ""), "locale": "en"})
    if request.method == "POST" and form.is_valid():
        owner, location = found_daybook(form.wish(), actor=_whoever_is_at(request))
        return _signed_in(request, owner, location)
    return render(request, "setup/found.html", {"form": form}, status=422 if form.errors else 200)


def _signed_in(request: HttpRequest, owner: User, location: Location) -> HttpResponse:
    """As if they had signed in with the password they just chose: this browser stands in their list of sessions."""
    entry = Login(user=owner, redirect_url=reverse("setup:fill", kwargs={"location_id": location.pk}))
    response: HttpResponse = perform_password_login(request, {"email": owner.email}, entry)
    return response


def _whoever_is_at(request: HttpRequest) -> Actor:
    """Whoever knows the code of the machine may do what can be done at the machine; they have no account yet."""
    return replace(
        command_actor(),
        channel=Channel.DESK.value,
        address=client_address(request),
        request_id=current_request_id.get(),
    )
