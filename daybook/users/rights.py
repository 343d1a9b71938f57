"""What of somebody's rights an actor may switch, what it comes to, and which staff members they may be."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from daybook.access.choices import NO_LIMIT, RIGHT_GROUPS, WHAT_A_RIGHT_ALLOWS, Limit, Right, Role
from daybook.access.rights import NEVER, PRESETS, refusal_to_give, rights_of
from daybook.shared.actor import Actor
from daybook.users.wishes import RightsWish


@dataclass(frozen=True)
class RightShown:
    """One right of a person: on or off, what their role says of it, and why the actor cannot switch it."""

    key: str
    allows: str | Promise
    is_on: bool
    preset_is_on: bool
    why_fixed: str = ""


@dataclass(frozen=True)
class RightGroup:
    """Rights about one thing."""

    label: str | Promise
    rights: tuple[RightShown, ...]


def roles_to_give(actor: Actor) -> list[Role]:
    """The roles that the actor may give to somebody, with whatever of them they hold; an owner is made by an owner."""
    return [role for role in Role if role != Role.OWNER or actor.has(Right.FULL)]


def preset_to_give(role: Role, actor: Actor) -> RightsWish:
    """The role as far as the actor may give it: what they do not hold is switched off."""
    return RightsWish(role, switches_of(role, PRESETS[role] & actor.rights, own_limits(actor)))


def switches_of(role: Role, held: Collection[str], limits: Mapping[str, int]) -> dict[str, object]:
    """The fewest switches that make these rights and limits of a role; an owner's rights are never switched."""
    switched: dict[str, object] = {}
    if role != Role.OWNER:
        never = NEVER.get(role, frozenset())
        switched = {
            right.value: right in held
            for right in Right
            if (right in held) != (right in PRESETS[role]) and right not in never
        }
    return switched | {key: number for key, number in limits.items() if number != usual_limit(role, key)}


def usual_limit(role: Role, key: str) -> int | None:
    """What the limit is where nobody switched it; None: a specialist's own staff member, whoever that is."""
    if role == Role.SPECIALIST and key == Limit.ONLY_STAFF:
        return None
    return NO_LIMIT[Limit(key)]


def own_limits(actor: Actor) -> dict[str, int]:
    """The limits of the actor, below which they can let nobody else see."""
    found = {limit.value: actor.limit(limit, NO_LIMIT[limit]) for limit in Limit}
    return {key: number for key, number in found.items() if number != NO_LIMIT[Limit(key)]}


def groups_shown(wish: RightsWish, actor: Actor) -> list[RightGroup]:
    """Every right in its group, as the wish has it."""
    held = rights_of(wish.role, wish.switched)
    return [
        RightGroup(
            label,
            tuple(
                RightShown(
                    right.value,
                    WHAT_A_RIGHT_ALLOWS[right],
                    right in held,
                    right in PRESETS[wish.role],
                    why_fixed(right, wish.role, actor),
                )
                for right in rights
            ),
        )
        for label, rights in RIGHT_GROUPS
    ]


def why_fixed(right: Right, role: Role, actor: Actor) -> str:
    """Why the actor cannot switch this right of somebody with this role, in words; empty where they can."""
    if role == Role.OWNER:
        return _("An owner has every right.")
    if right in NEVER.get(role, ()):
        return _("%(role)s: never.") % {"role": role.label}
    return "" if actor.has(right) else _("You do not hold this right yourself.")


def may_give(wish: RightsWish, actor: Actor) -> bool:
    """Whether the actor holds all of it."""
    return refusal_to_give(actor, wish.role, wish.switched) is None


def switched_rights(before: RightsWish, after: RightsWish) -> Iterator[tuple[Right, bool]]:
    """Each right that one has and the other has not, with what it becomes."""
    old, new = (rights_of(wish.role, wish.switched) for wish in (before, after))
    return ((right, right in new) for right in Right if (right in old) != (right in new))
