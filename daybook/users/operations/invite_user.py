"""Inviting somebody to work at a location."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.access.choices import MemberState
from daybook.access.models import Membership, User
from daybook.access.queries import held_with_others
from daybook.access.rights import (
    problem_of_switches,
    refusal_to_change_rights,
    refusal_to_give,
    refusal_to_manage_people,
)
from daybook.access.rules import problems_of_name
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.operations import operation
from daybook.staff.rights import refusal_to_link
from daybook.users.steps.invitation import open_invitation
from daybook.users.steps.linking import staff_member_to_link
from daybook.users.wishes import InvitationWish


@operation
def invite_user(wish: InvitationWish, *, actor: Actor) -> Membership:
    """Send somebody a link by which they come to work here, with rights that the actor holds; good for seven days.

    Whether they have an account already is told to nobody: the answer is the same, and so is what others see of them.
    """
    refuse(refusal_to_manage_people(actor, actor.location_id))
    email, name = wish.email.strip().lower(), " ".join(wish.name.split())
    if problems := _problems(wish, email):
        raise Invalid(problems)
    refuse(refusal_to_give(actor, wish.rights.role, wish.rights.switched))
    user = _account(email, name)
    if there := Membership.objects.of(actor).filter(user=user).first():
        raise Invalid({"email": [_why_there_already(there)]})
    if wish.staff_id is not None:
        refuse(refusal_to_link(staff_member_to_link(wish.staff_id, actor, user_id=None), actor))
    membership = Membership.objects.create(
        user=user,
        location_id=actor.location_id,
        role=wish.rights.role,
        switched=dict(wish.rights.switched),
        invited_at=timezone.now(),
        invited_name=name,
        invited_as_id=wish.staff_id,
    )
    open_invitation(membership, actor)
    return membership


@operation
def invite_again(membership: Membership, *, actor: Actor) -> Membership:
    """Send a new link, good for seven days from now; the one before leads nowhere any more."""
    locked, _others = held_with_others(membership)
    refuse(refusal_to_change_rights(locked, actor))
    if locked.invited_at is None:
        raise Invalid({"invitation": [_("%(name)s has come already.") % {"name": locked.name}]})
    open_invitation(locked, actor)
    return locked


def _problems(wish: InvitationWish, email: str) -> dict[str, list[str]]:
    problems: dict[str, list[str]] = {}
    try:
        validate_email(email)
    except ValidationError as error:
        problems["email"] = error.messages
    problems |= problems_of_name(wish.name, missing=_("Write the person's name."))
    if problem := problem_of_switches(wish.rights.switched):
        problems["rights"] = [problem]
    return problems


def _account(email: str, name: str) -> User:
    """The account of this address; where there is none, one that nobody can sign in with yet.

    It is held until the end: nobody else invites it meanwhile, and nobody forgets it as one who never came.
    """
    user = User(email=email, name=name)
    user.set_unusable_password()
    accounts = User.objects.select_for_update()
    found, _is_new = accounts.get_or_create(email=email, defaults={"name": name, "password": user.password})
    return found


def _why_there_already(membership: Membership) -> str:
    if membership.state == MemberState.ACTIVE:
        return _("This person works here already; open them in the list to change their rights.")
    if membership.state == MemberState.DEACTIVATED:
        return _("This person was deactivated here; open them in the list to let them in again.")
    return _("This person is invited already; open them in the list to send the invitation again.")
