"""Shutting somebody out of the whole program."""

from __future__ import annotations

from dataclasses import replace

from allauth.usersessions.models import UserSession
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from daybook.access.models import Membership, User
from daybook.access.queries import actor_of, memberships_of
from daybook.access.rights import EVERYWHERE, refusal_to_change_rights, refusal_to_leave_no_owner
from daybook.shared.actor import Actor
from daybook.shared.errors import refuse
from daybook.shared.operations import operation
from daybook.shared.outcomes import Refusal


@operation
def deactivate_user(user: User, *, actor: Actor) -> User:
    """Let the person sign in no more and end their open sessions; the actor must outrank them wherever they work."""
    refuse(_refusal(user, actor))
    user.is_active = False
    user.save(update_fields=["is_active"])
    for session in UserSession.objects.filter(user=user):
        session.end()
    return user


def _refusal(user: User, actor: Actor) -> Refusal | None:
    if user.pk == actor.user_id:
        return Refusal("oneself", _("You cannot shut yourself out."))
    people = list(_locked_colleagues(user))
    memberships = [person for person in people if person.user_id == user.pk]
    if actor.location_id not in {EVERYWHERE, *(membership.location_id for membership in memberships)}:
        return Refusal("no_right", _("This person does not work here."))
    found = (_refusal_at(membership, people, actor) for membership in memberships)
    return next((refusal for refusal in found if refusal), None)


def _locked_colleagues(user: User) -> QuerySet[Membership]:
    """Everybody at this person's locations: two owners must not shut each other out at the same moment."""
    locations = Membership.objects.filter(user=user).values("location_id")
    people = Membership.objects.filter(location_id__in=locations).select_related("user").order_by("pk")
    return people.select_for_update(of=("self", "user"))


def _refusal_at(membership: Membership, people: list[Membership], actor: Actor) -> Refusal | None:
    here = membership.location_id
    others = [person for person in people if person.location_id == here and person.pk != membership.pk]
    return refusal_to_change_rights(membership, _as_at(here, actor)) or refusal_to_leave_no_owner(membership, others)


def _as_at(location_id: int, actor: Actor) -> Actor:
    """The actor with the rights they hold at that other location, which may be none."""
    if actor.location_id in {location_id, EVERYWHERE}:
        return actor
    own = memberships_of(User(pk=actor.user_id)).filter(location_id=location_id).first()
    return actor_of(own, channel=actor.channel) if own else replace(actor, rights=frozenset())
