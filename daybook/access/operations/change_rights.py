"""Another role, other single rights, or none any more, for somebody who works at a location."""

from __future__ import annotations

from collections.abc import Mapping

from daybook.access.choices import Right, Role
from daybook.access.models import Membership, User
from daybook.access.queries import held_with_others
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
def change_rights(
    membership: Membership, role: Role, switched: Mapping[str, object], *, version: int | None = None, actor: Actor
) -> Membership:
    """Set role and single rights, for open sessions too; the actor must hold both the old rights and the new."""
    if problem := problem_of_switches(switched):
        raise Invalid({"switched": [problem]})
    locked, others = held_with_others(membership, version=version)
    refusal = refusal_to_change_rights(locked, actor) or refusal_to_give(actor, role, switched)
    if Right.FULL not in rights_of(role, switched):
        refusal = refusal or refusal_to_leave_no_owner(locked, others)
    refuse(refusal)
    locked.role, locked.switched = role, dict(switched)
    locked.version += 1
    locked.save(update_fields=["role", "switched", "version"])
    return locked


@operation
def end_membership(membership: Membership, *, actor: Actor) -> None:
    """Let the person work at the location no longer, at once; the actor must hold the rights that are taken.

    So an invitation is withdrawn, too: its link leads nowhere from now on, and an account that was made for it and
    never used is forgotten.
    """
    locked, others = held_with_others(membership)
    refuse(refusal_to_change_rights(locked, actor) or refusal_to_leave_no_owner(locked, others))
    locked.delete()
    _forget_who_never_came(locked.user)


def _forget_who_never_came(user: User) -> None:
    if not user.has_usable_password() and not user.memberships.exists():
        user.delete()
