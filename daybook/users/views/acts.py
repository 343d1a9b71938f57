"""What can be done with a person besides changing their rights; a dialog asks again."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from daybook.access.choices import Right
from daybook.access.models import Membership
from daybook.access.operations import deactivate_member, end_membership, reactivate_member
from daybook.shared.cards.page import answer_act
from daybook.shared.desk import DeskRequest, needs
from daybook.users.operations import invite_again
from daybook.users.views.ground import act_on, card_of, member_or_404


@needs(Right.USERS)
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: DeskRequest, location_id: int, membership_id: int) -> HttpResponse:
    """Send the invitation again, with a link of its own."""
    said = _("The invitation of %(name)s is sent again.")
    return _asked(request, membership_id, "again", lambda member: invite_again(member, actor=request.actor), said=said)


@needs(Right.USERS)
@require_http_methods(["GET", "HEAD", "POST"])
def deactivate(request: DeskRequest, location_id: int, membership_id: int) -> HttpResponse:
    """Sign the person out and let them in no more."""
    said = _("%(name)s is deactivated and signed out.")
    return _asked(
        request, membership_id, "deactivate", lambda member: deactivate_member(member, actor=request.actor), said=said
    )


@needs(Right.USERS)
@require_http_methods(["GET", "HEAD", "POST"])
def reactivate(request: DeskRequest, location_id: int, membership_id: int) -> HttpResponse:
    """Let the person in again."""
    said = _("%(name)s gets in again.")
    return _asked(
        request, membership_id, "reactivate", lambda member: reactivate_member(member, actor=request.actor), said=said
    )


@needs(Right.USERS)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: DeskRequest, location_id: int, membership_id: int) -> HttpResponse:
    """Take the person off the list of those who work here, or the invitation back."""
    said = _("%(name)s does not belong to this location any more.")
    return _asked(
        request, membership_id, "remove", lambda member: end_membership(member, actor=request.actor), said=said
    )


def _asked(
    request: DeskRequest, membership_id: int, name: str, do: Callable[[Membership], object], *, said: str
) -> HttpResponse:
    member = member_or_404(membership_id, request)
    words = {"name": member.name}

    def act() -> str:
        do(member)
        return said % words

    return answer_act(request, card_of(member, request), act_on(member, name, request), do=act)
