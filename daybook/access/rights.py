"""What each role may do, and what a person may do with single rights switched."""

from __future__ import annotations

from collections.abc import Mapping

from daybook.access.choices import NO_LIMIT, Limit, Right, Role

_DESK = frozenset(
    {
        Right.REGISTER,
        Right.REGISTER_PHONES,
        Right.CALENDAR,
        Right.CALENDAR_PHONES,
        Right.TRANSFER,
        Right.VISIT_FORM,
        Right.CREATE_BOOKINGS,
        Right.EDIT_BOOKINGS,
        Right.EDIT_COST,
        Right.EDIT_DISCOUNT,
        Right.PAYMENTS,
        Right.DELETE_BOOKINGS,
        Right.CLIENTS,
        Right.CLIENT_PHONES,
    }
)
_MANAGER = frozenset(Right) - {Right.FULL}

PRESETS: Mapping[Role, frozenset[Right]] = {
    Role.OWNER: frozenset(Right),
    Role.MANAGER: _MANAGER,
    Role.ADMINISTRATOR: _DESK,
    Role.ACCOUNTANT: frozenset(
        {
            Right.REGISTER,
            Right.REGISTER_EXCEL,
            Right.DATA_LOG,
            Right.CALENDAR,
            Right.VISIT_FORM,
            Right.PAYMENTS,
        }
    ),
    Role.CALL_CENTRE: frozenset(
        {
            Right.REGISTER,
            Right.REGISTER_PHONES,
            Right.CALENDAR,
            Right.CALENDAR_PHONES,
            Right.VISIT_FORM,
            Right.CREATE_BOOKINGS,
            Right.EDIT_BOOKINGS,
            Right.CLIENTS,
            Right.CLIENT_PHONES,
        }
    ),
    Role.SPECIALIST: frozenset({Right.CALENDAR, Right.VISIT_FORM}),
}
NEVER: Mapping[Role, frozenset[Right]] = {Role.SPECIALIST: frozenset({Right.REGISTER, Right.FULL})}
"""Rights that no switch can give to a role."""


def rights_of(role: str, switched: Mapping[str, object]) -> frozenset[str]:
    """The rights that a role and its switched single rights come to."""
    held: set[str] = {right.value for right in PRESETS[Role(role)]}
    for right in Right:
        if right.value in switched:
            held = held | {right.value} if switched[right.value] else held - {right.value}
    if Right.FULL in held:
        held = {right.value for right in Right}
    return frozenset(held - {right.value for right in NEVER.get(Role(role), ())})


def limits_of(switched: Mapping[str, object]) -> dict[str, int]:
    """The numbers that bound what a person sees; without a switch nothing bounds."""
    chosen = {limit.value: switched.get(limit.value, NO_LIMIT[limit]) for limit in Limit}
    return {key: int(str(value)) for key, value in chosen.items()}
