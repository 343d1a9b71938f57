"""Coming to work at a location that invited one."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from daybook.access.models import Membership, User
from daybook.access.rules import problems_of_name
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, NotAllowed, NotThere
from daybook.shared.operations import operation
from daybook.staff.models import StaffMember
from daybook.users.queries.invitations import invited_by
from daybook.users.steps.linking import link
from daybook.users.wishes import NewcomerWish


@operation
def accept_invitation(secret: str, newcomer: NewcomerWish | None = None, *, actor: Actor) -> Membership:
    """Let the person in who holds the link, once; whoever has no password yet says with `newcomer` how to sign in.

    Whoever has one must be the actor: a link in wrong hands gives nobody the account of another.
    """
    membership = invited_by(secret, for_update=True)
    if membership is None:
        raise NotThere(_("This invitation counts no longer: it was used, withdrawn or replaced, or its time is over."))
    user = membership.user
    if actor.user_id != user.pk:
        raise NotAllowed(_("This invitation is for somebody else."))
    if not user.has_usable_password():
        _introduce(user, newcomer)
    membership.invited_at = None
    membership.version += 1
    membership.save(update_fields=["invited_at", "version"])
    _link(membership, actor)
    return membership


def _introduce(user: User, newcomer: NewcomerWish | None) -> None:
    if newcomer is None:
        raise Invalid({"password": [_("Choose a password to sign in with.")]})
    user.name, user.language = " ".join(newcomer.name.split()), newcomer.language
    problems = problems_of_name(user.name, missing=_("Write your name."))
    if user.language and user.language not in dict(settings.LANGUAGES):
        problems["language"] = [_("Daybook does not speak this language yet.")]
    try:
        validate_password(newcomer.password, user)
    except ValidationError as error:
        problems["password"] = error.messages
    if problems:
        raise Invalid(problems)
    user.set_password(newcomer.password)
    user.save(update_fields=["name", "language", "password"])


def _link(membership: Membership, actor: Actor) -> None:
    """Whoever took their place as that staff member meanwhile keeps it."""
    here = replace(actor, location_id=membership.location_id)
    free = StaffMember.objects.of(here).filter(pk=membership.invited_as_id or 0, retired_at=None, user=None)
    if member := free.select_for_update(no_key=True).first():
        link(membership.user, member, here)
