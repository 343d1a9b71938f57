"""What each role may do, and what a person may do with single rights switched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from daybook.access.choices import NO_LIMIT, NOBODY, WHAT_A_RIGHT_ALLOWS, Limit, Right, Role
from daybook.access.models import Membership, User
from daybook.shared.actor import Actor
from daybook.shared.channels import Channel
from daybook.shared.outcomes import Refusal

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
        Right.EDIT_ARRIVED,  # one more service, once the client sits there: all day long
        Right.EDIT_PAID,  # clients who paid ahead arrive as well, and the desk marks it
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
            Right.TRANSFER,  # half of the calls ask for another time
            Right.VISIT_FORM,
            Right.CREATE_BOOKINGS,
            Right.EDIT_BOOKINGS,
            Right.CLIENTS,
            Right.CLIENT_PHONES,
        }
    ),
    Role.SPECIALIST: frozenset({Right.CALENDAR, Right.VISIT_FORM}),
}
NEVER: Mapping[Role, frozenset[Right]] = {
    Role.SPECIALIST: frozenset({Right.REGISTER, Right.REGISTER_EXCEL, Right.FULL}),
}
"""Rights that no switch can give to a role."""
DAYS_BACK = frozenset({Limit.REGISTER_DAYS, Limit.CALENDAR_DAYS})
EVERYWHERE = 0
"""The location of an actor who acts above all locations."""


def rights_of(role: str, switched: Mapping[str, object]) -> frozenset[str]:
    """The rights that a role and its switched single rights come to."""
    held: set[str] = {right.value for right in PRESETS[Role(role)]}
    for right in Right:
        if right.value in switched:
            held = held | {right.value} if switched[right.value] else held - {right.value}
    if Right.FULL in held:
        held = {right.value for right in Right}
    return frozenset(held - {right.value for right in NEVER.get(Role(role), ())})


def limits_of(role: str, switched: Mapping[str, object], *, staff_id: int | None = None) -> dict[str, int]:
    """The numbers that bound what a person sees; a specialist sees their own bookings, others all, unless switched."""
    unless_switched = dict(NO_LIMIT)
    if role == Role.SPECIALIST:
        unless_switched[Limit.ONLY_STAFF] = staff_id or NOBODY
    return {limit.value: int(str(switched.get(limit.value, unless_switched[limit]))) for limit in Limit}


def command_actor(*, location_id: int = EVERYWHERE) -> Actor:
    """Whoever sits at the machine itself: nobody's account, every right, at one location or above them all."""
    return Actor(location_id=location_id, rights=frozenset(right.value for right in Right), channel=Channel.COMMAND)


def clock_actor() -> Actor:
    """Whatever happens by itself at its hour: nobody's account, above all locations."""
    return Actor(location_id=EVERYWHERE, channel=Channel.CLOCK)


def actor_above_locations(user: User, *, address: str, request_id: str) -> Actor:
    """A signed-in person who changes something about themselves only; holds no rights anywhere."""
    return Actor(location_id=EVERYWHERE, user_id=user.pk, name=user.name, address=address, request_id=request_id)


def refusal_to_manage_people(actor: Actor, location_id: int) -> Refusal | None:
    """Why the actor may not say who works at this location, or None."""
    if not actor.has(Right.USERS) or actor.location_id not in {location_id, EVERYWHERE}:
        return Refusal("no_right", _("You may not manage the people who work here."))
    return None


def refusal_to_give(actor: Actor, role: str, switched: Mapping[str, object]) -> Refusal | None:
    """Why the actor may not give, or take away, these rights, or None: one deals only in rights one holds."""
    lacking = [right for right in Right if right in rights_of(role, switched) - actor.rights]
    if lacking:
        names = ", ".join(str(WHAT_A_RIGHT_ALLOWS[right]) for right in lacking)
        sentence = _("You can give and take only rights that you hold yourself; you do not hold: %(names)s.")
        return Refusal("not_held", sentence % {"names": names})
    limits = limits_of(role, switched)
    if not all(is_within(limit, limits[limit], actor.limit(limit, NO_LIMIT[limit])) for limit in Limit):
        return Refusal("not_held", _("You cannot let somebody see more bookings than you see yourself."))
    return None


def refusal_to_change_rights(membership: Membership, actor: Actor) -> Refusal | None:
    """Why the actor may not touch the rights of this person here, or None: those of others, and only what one holds."""
    refusal = refusal_to_manage_people(actor, membership.location_id)
    if refusal is None and membership.user_id == actor.user_id:
        refusal = Refusal(
            "oneself",
            _("Nobody changes their own rights, or takes them away: ask somebody else who manages users."),
        )
    return refusal or refusal_to_give(actor, membership.role, membership.switched)


def refusal_to_leave_no_owner(membership: Membership, others: Iterable[Membership]) -> Refusal | None:
    """Why this person's full access may not go: nobody else at the location would have it. None: it may."""
    if not membership.counts or Right.FULL not in rights_of(membership.role, membership.switched):
        return None
    if any(other.counts and Right.FULL in rights_of(other.role, other.switched) for other in others):
        return None
    return Refusal("last_owner", _("Somebody must keep full access here: give it to another person first."))


def refusal_to_choose_language(user: User, actor: Actor) -> Refusal | None:
    """Why the actor may not choose the language that this person reads, or None."""
    if user.pk != actor.user_id:
        return Refusal("not_yours", _("Everybody chooses their own language."))
    return None


def refusal_to_change_name(user: User, actor: Actor) -> Refusal | None:
    """Why the actor may not say what this person is called, or None."""
    if user.pk != actor.user_id:
        return Refusal("not_yours", _("Everybody says themselves what they are called."))
    return None


def is_within(limit: Limit, given: int, own: int) -> bool:
    """Whether whoever is bounded by `own` sees at least what somebody sees who is bounded by `given`."""
    if own == NO_LIMIT[limit]:
        return True
    return 0 <= given <= own if limit in DAYS_BACK else given in {own, NOBODY}


def problem_of_switches(switched: Mapping[str, object]) -> str:
    """What is wrong with these single rights and limits, in words; empty: nothing."""
    for key, value in switched.items():
        if key in set(Limit) and not (isinstance(value, int) and not isinstance(value, bool) and value >= -1):
            return _("%(key)s must be a whole number.") % {"key": key}
        if key in set(Right) and not isinstance(value, bool):
            return _("%(key)s must be on or off.") % {"key": key}
        if key not in {*Right, *Limit}:
            return _("There is no right %(key)s.") % {"key": key}
    return ""
