"""The very first page of a Daybook in which there is nobody: its owner, their business, its first location."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from daybook.access.queries import is_anybody_here
from daybook.access.rights import command_actor
from daybook.setup.forms import FoundingForm
from daybook.setup.operations import found_daybook
from daybook.shared.actor import Actor
from daybook.shared.channels import Channel
from daybook.shared.desk import client_address
from daybook.shared.request_id import current_request_id

(BACKEND,) = settings.AUTHENTICATION_BACKENDS


@require_http_methods(["GET", "POST"])
@never_cache
def found(request: HttpRequest) -> HttpResponse:
    """The form; sent with the code that the machine printed, it makes all and signs the owner in."""
    if is_anybody_here():
        return redirect("access:start")
    form = FoundingForm(request.POST or None, initial={"code": request.GET.get("code", ""), "locale": "en"})
    if request.method == "POST" and form.is_valid():
        owner, location = found_daybook(form.wish(), actor=_whoever_is_at(request))
        login(request, owner, backend=BACKEND)
        return redirect("setup:fill", location_id=location.pk)
    return render(request, "setup/found.html", {"form": form}, status=422 if form.errors else 200)


def _whoever_is_at(request: HttpRequest) -> Actor:
    """Whoever knows the code of the machine may do what can be done at the machine; they have no account yet."""
    return replace(
        command_actor(),
        channel=Channel.DESK.value,
        address=client_address(request),
        request_id=current_request_id.get(),
    )
