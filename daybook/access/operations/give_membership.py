"""Letting somebody work at a location, in a role."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from daybook.access.choices import Role
from daybook.access.models import Membership, User
from daybook.access.rights import problem_of_switches, refusal_to_give, refusal_to_manage_people
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.operations import operation

NOTHING_SWITCHED: Mapping[str, object] = {}


@operation
def give_membership(
    user: User, location_id: int, role: Role, switched: Mapping[str, object] = NOTHING_SWITCHED, *, actor: Actor
) -> Membership:
    """Let the person work at the location; the actor can give only rights they hold there themselves."""
    if problem := problem_of_switches(switched):
        raise Invalid({"switched": [problem]})
    refuse(refusal_to_manage_people(actor, location_id) or refusal_to_give(actor, role, switched))
    if Membership.objects.filter(user=user, location_id=location_id).exists():
        raise Invalid({"user": [_("This person works here already; change their rights instead.")]})
    return Membership.objects.create(user=user, location_id=location_id, role=role, switched=dict(switched))
