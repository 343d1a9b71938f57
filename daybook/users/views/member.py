"""The page of a person: what they may do here, and which staff member they are."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from daybook.access.choices import Right, Role
from daybook.access.models import Membership
from daybook.access.rights import refusal_to_change_rights
from daybook.shared.cards.declared import along
from daybook.shared.cards.page import answer_card
from daybook.shared.desk import DeskRequest, needs
from daybook.shared.errors import NotAllowed
from daybook.users.forms.member import LinkForm, MemberForm
from daybook.users.operations import change_member, link_staff_member
from daybook.users.queries.changes import changes_in_words, limits_in_words
from daybook.users.queries.invitations import link_to_hand_over, message_about
from daybook.users.queries.people import also_at, models_for, rights_as_wish
from daybook.users.queries.rows import member_rows
from daybook.users.rights import groups_shown, preset_to_give, roles_to_give
from daybook.users.views.ground import card_of, member_or_404, member_url
from daybook.users.wishes import RightsWish

START = "start-from"
"""In the address: a role, or `as-` and the number of a person, whose rights stand in the form before they are saved."""


@needs(Right.USERS)
@require_http_methods(["GET", "HEAD", "POST"])
def member(request: DeskRequest, location_id: int, membership_id: int) -> HttpResponse:
    """Their rights, for whoever holds them all; others, and the person themselves, see them."""
    person = member_or_404(membership_id, request)
    refusal = refusal_to_change_rights(person, request.actor)
    if refusal is None:
        return _of_somebody_else(request, person)
    if person.user_id == request.actor.user_id:
        return _of_oneself(request, person, refusal.sentence)
    if request.method == "POST":
        raise NotAllowed(refusal.sentence)
    return render(request, "users/member_seen.html", _shown(request, person, why_not=refusal.sentence))


def _of_somebody_else(request: DeskRequest, person: Membership) -> HttpResponse:
    models = models_for(person, request.actor)
    wish = _wish(request, person, models)
    form = MemberForm(request.POST or None, member=person, wish=wish, actor=request.actor)

    def save() -> str:
        change_member(
            person, form.wish(), form.cleaned_data["staff"], version=form.cleaned_data["version"], actor=request.actor
        )
        return _("The rights of %(name)s are saved; they count from the next click.") % {"name": person.name}

    ticked = form.ticked()
    asked = form.wish() if form.is_bound and form.is_valid() else ticked if form.is_bound else wish
    more = {
        "start": request.GET.get(START, ""),
        "roles": roles_to_give(request.actor),
        "models": [(f"as-{model.pk}", model.name) for model in models],
        "shown_role": ticked.role,
        "groups": groups_shown(ticked, request.actor),
        "changes": changes_in_words(rights_as_wish(person), asked, request.actor),
        "page_url": along(member_url(person), request),
    }
    shown = _shown(request, person) | more
    return answer_card(request, shown.pop("card"), form, save=save, whole="users/member.html", **shown)


def _of_oneself(request: DeskRequest, person: Membership, why_not: str) -> HttpResponse:
    form = LinkForm(request.POST or None, member=person, actor=request.actor)

    def save() -> str:
        staff_id = form.cleaned_data["staff"]
        link_staff_member(person, staff_id, version=form.cleaned_data["version"], actor=request.actor)
        return _("Who you are among those who serve is saved.")

    shown = _shown(request, person, why_not=why_not)
    return answer_card(request, shown.pop("card"), form, save=save, whole="users/member_oneself.html", **shown)


def _shown(request: DeskRequest, person: Membership, *, why_not: str = "") -> dict[str, Any]:
    """What stands on the page in each case."""
    wish = rights_as_wish(person)
    return {
        "card": card_of(person, request),
        "member": person,
        "row": member_rows([person.pk], request.actor)[0],
        "why_not": why_not,
        "shown_role": wish.role,
        "groups": groups_shown(wish, request.actor),
        "limits": limits_in_words(wish, request.actor),
        "link": link_to_hand_over(person, request.actor),
        "message": message_about(person),
        "elsewhere": [(other, member_url(other)) for other in also_at(person, request.actor)],
    }


def _wish(request: DeskRequest, person: Membership, models: list[Membership]) -> RightsWish:
    """The rights that the form begins with: the person's own, or those that the address asks to begin with."""
    start = request.GET.get(START, "")
    if start in [role.value for role in roles_to_give(request.actor)]:
        return preset_to_give(Role(start), request.actor)
    alike = next((one for one in models if start == f"as-{one.pk}"), None)
    if alike:
        return rights_as_wish(alike)
    if start:
        raise NotAllowed(_("You can copy the rights of those who work here and hold none that you do not hold."))
    return rights_as_wish(person)
