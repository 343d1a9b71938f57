"""The person that an address names, and the page of theirs: its name, where it leads back to, what can be done."""

from __future__ import annotations

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from daybook.access.choices import MemberState
from daybook.access.models import Membership
from daybook.access.rights import refusal_to_change_rights
from daybook.shared.cards.declared import Act, Card, along, back_to
from daybook.shared.desk import DeskRequest
from daybook.users.queries.people import member_at


def member_or_404(membership_id: int, request: DeskRequest) -> Membership:
    """The person; the same 404 for nobody and for somebody of another location."""
    member = member_at(membership_id, request.actor)
    if member is None:
        raise Http404
    return member


def card_of(member: Membership, request: DeskRequest) -> Card:
    """Their page."""
    is_here = member.state == MemberState.ACTIVE
    return Card(
        title=member.name,
        back_words=_("All users"),
        back_url=back_to("users:users", request, member.location_id),
        mark="" if is_here else member.state.label,
        acts=acts_on(member, request),
    )


def acts_on(member: Membership, request: DeskRequest) -> list[Act]:
    """What can be done with them, or once why nothing can."""
    if refusal_to_change_rights(member, request.actor):
        return []
    if member.invited_at:
        return [act_on(member, "again", request), act_on(member, "remove", request)]
    return [
        act_on(member, "reactivate" if member.deactivated_at else "deactivate", request),
        act_on(member, "remove", request),
    ]


def act_on(member: Membership, name: str, request: DeskRequest) -> Act:
    """One of them by its name in the address."""
    verb, meaning = _words(member)[name]
    url = along(member_url(member, name), request)
    return Act(verb, meaning, url, is_danger=name in {"deactivate", "remove"})


def member_url(member: Membership, name: str = "member") -> str:
    """The address of their page, or of something that can be done there."""
    return reverse(f"users:{name}", kwargs={"location_id": member.location_id, "membership_id": member.pk})


def _words(member: Membership) -> dict[str, tuple[str | Promise, str]]:
    words = {"name": member.name, "place": member.location.name, "email": member.user.email}
    remove = (
        (
            _("Withdraw the invitation"),
            _("The link that was sent leads nowhere any more, and %(name)s leaves the list.") % words,
        )
        if member.invited_at
        else (
            _("Remove from this location"),
            _("%(name)s leaves the list, and their rights at %(place)s are forgotten. What they did keeps their name.")
            % words,
        )
    )
    return {
        "again": (
            _("Send the invitation again"),
            _("A new link goes to %(email)s, good for seven days; the one before leads nowhere any more.") % words,
        ),
        "deactivate": (
            _("Deactivate"),
            _("%(name)s is signed out at once and gets into %(place)s no more. What they did keeps their name.")
            % words,
        ),
        "reactivate": (_("Let in again"), _("%(name)s gets into %(place)s again, with the rights they had.") % words),
        "remove": remove,
    }
