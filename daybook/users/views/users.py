"""The list of users, and inviting one more."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from daybook.access.choices import Right
from daybook.access.models import Membership
from daybook.mail.queries import is_set_up
from daybook.shared.cards.declared import Card, back_to
from daybook.shared.cards.page import answer_card
from daybook.shared.desk import DeskRequest, needs
from daybook.shared.listing.page import ListRequest, answer_list, count_list
from daybook.users.columns import USER_LIST
from daybook.users.filters import UserFilters
from daybook.users.forms.invitation import InvitationForm
from daybook.users.operations import invite_user


@needs(Right.USERS)
@require_safe
def users(request: ListRequest, location_id: int) -> HttpResponse:
    """Who works here, who did, and who is invited to."""
    return answer_list(request, USER_LIST, UserFilters(request.GET, request.actor), may_create=True)


@needs(Right.USERS)
@require_safe
def count(request: ListRequest, location_id: int) -> HttpResponse:
    """The exact number of users who match."""
    return count_list(request, USER_LIST, UserFilters(request.GET, request.actor))


@needs(Right.USERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest, location_id: int) -> HttpResponse:
    """Invite somebody. Where no mail is set up, their page follows: the link to hand over stands there."""
    form = InvitationForm(request.POST or None, actor=request.actor)
    card = Card(_("Invite"), _("All users"), back_to("users:users", request, location_id))
    invited: list[Membership] = []

    def save() -> str:
        invited.append(invite_user(form.wish(), actor=request.actor))
        words = {"name": invited[0].name, "email": invited[0].user.email}
        if is_set_up():
            return _("%(name)s is invited: a message with a link goes to %(email)s.") % words
        return _("%(name)s is invited. No mail is set up: hand over the link that stands on this page.") % words

    response = answer_card(request, card, form, save=save, whole="users/invite.html")
    if invited and not is_set_up():
        ids = {"location_id": location_id, "membership_id": invited[0].pk}
        return redirect(reverse("users:member", kwargs=ids))
    return response
