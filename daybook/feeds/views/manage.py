"""The page of a staff member's secret addresses: making one, seeing it once, revoking it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daybook.access.choices import Right
from daybook.feeds.forms import FeedForm
from daybook.feeds.operations import make_feed, revoke_feed
from daybook.feeds.queries.listed import member_to_share, open_feeds, revoked_feeds
from daybook.feeds.rights import refusal_to_share
from daybook.locations.models import Location
from daybook.shared.desk import DeskRequest, needs
from daybook.shared.errors import Invalid, refuse
from daybook.staff.models import StaffMember

UNREADABLE = 422


class FeedsRequest(DeskRequest):
    """A request below `/l/<location id>/feeds/`: the middleware has put the location there."""

    location: Location


@needs(Right.CALENDAR)
@require_safe
def feeds(request: FeedsRequest, location_id: int, staff_id: int) -> HttpResponse:
    """The addresses of this staff member's calendar, and the form of one more."""
    return _page(request, _member_or_404(staff_id, request), _fresh_form())


@needs(Right.CALENDAR)
@require_http_methods(["GET", "POST"])
def make(request: FeedsRequest, location_id: int, staff_id: int) -> HttpResponse:
    """Make one, and show it this once; a reload of the page makes no second one."""
    member = _member_or_404(staff_id, request)
    if request.method == "GET":
        return redirect("feeds:feeds", location_id=location_id, staff_id=staff_id)
    form = FeedForm(request.POST)
    if not form.is_valid():
        return _page(request, member, form, status=UNREADABLE)
    given = form.cleaned_data
    try:
        feed, secret = make_feed(member.pk, given["label"], form_key=given["form_key"], actor=request.actor)
    except Invalid as refusal:
        for name, sentences in refusal.fields.items():
            form.add_error(name if name == "label" else None, sentences)
        return _page(request, member, form, status=refusal.status)
    address = f"{settings.SITE_URL}{reverse('feeds:feed', kwargs={'secret': secret})}"
    made = {"feed": feed, "address": address, "subscribe": f"webcal:{address.partition(':')[2]}"}
    return _page(request, member, _fresh_form(), made=made)


@needs(Right.CALENDAR)
@require_POST
def revoke(request: FeedsRequest, location_id: int, feed_id: int) -> HttpResponse:
    """Close one for good."""
    feed = revoke_feed(feed_id, actor=request.actor)
    messages.success(request, _("The address “%(label)s” is closed.") % {"label": feed.label})
    return redirect("feeds:feeds", location_id=location_id, staff_id=feed.staff_id)


def _member_or_404(staff_id: int, request: FeedsRequest) -> StaffMember:
    member = member_to_share(staff_id, request.actor)
    if member is None:
        raise Http404
    refuse(refusal_to_share(member, request.actor))
    return member


def _fresh_form() -> FeedForm:
    return FeedForm(initial={"form_key": uuid4()})


def _page(
    request: FeedsRequest,
    member: StaffMember,
    form: FeedForm,
    *,
    made: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "member": member,
        "form": form,
        "made": made,
        "open_feeds": open_feeds(member, request.actor),
        "revoked_feeds": revoked_feeds(member, request.actor),
        "is_ones_own": member.user_id is not None and member.user_id == request.actor.user_id,
    }
    return render(request, "feeds/feeds.html", context, status=status)
