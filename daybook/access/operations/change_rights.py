"""Another role, other single rights, or none any more, for somebody who works at a location."""

from __future__ import annotations

from collections.abc import Mapping

from daybook.access.choices import Right, Role
from daybook.access.models import Membership
from daybook.access.queries import people_at
from daybook.access.rights import (
    problem_of_switches,
    refusal_to_change_rights,
    refusal_to_give,
    refusal_to_leave_no_owner,
    rights_of,
)
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.operations import operation


@operation
def change_rights(membership: Membership, role: Role, switched: Mapping[str, object], *, actor: Actor) -> Membership:
    """Set role and single rights, for open sessions too; the actor must hold both the old rights and the new."""
    if problem := problem_of_switches(switched):
        raise Invalid({"switched": [problem]})
    locked, others = _locked(membership)
    refusal = refusal_to_change_rights(locked, actor) or refusal_to_give(actor, role, switched)
    if Right.FULL not in rights_of(role, switched):
        refusal = refusal or refusal_to_leave_no_owner(locked, others)
    refuse(refusal)
    locked.role, locked.switched = role, dict(switched)
    locked.save(update_fields=["role", "switched"])
    return locked


@operation
def end_membership(membership: Membership, *, actor: Actor) -> None:
    """Let the person work at the location no longer, at once; the actor must hold the rights that are taken."""
    locked, others = _locked(membership)
    refuse(refusal_to_change_rights(locked, actor) or refusal_to_leave_no_owner(locked, others))
    locked.delete()


def _locked(membership: Membership) -> tuple[Membership, list[Membership]]:
    """This one and all others at the location: two owners must not take each other's rights at the same moment."""
    people = list(people_at(membership.location_id).select_for_update(of=("self", "user")))
    return (
        next(person for person in people if person.pk == membership.pk),
        [person for person in people if person.pk != membership.pk],
    )
