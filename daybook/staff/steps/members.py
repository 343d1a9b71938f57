"""What every change of a staff member does alike."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from daybook.access.models import Membership
from daybook.access.rights import refusal_to_change_rights, refusal_to_manage_people
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.outcomes import Refusal
from daybook.shared.versions import held
from daybook.staff.models import Position, StaffMember
from daybook.staff.rights import refusal_to_link, refusal_to_set_up
from daybook.staff.wishes import StaffWish
from daybook.uploads.steps.still import refuse_while_writing

LONGEST_NAME = 200


def hold_member(staff_id: int, actor: Actor, *, version: int | None = None) -> StaffMember:
    """The staff member whom the actor may change, under lock."""
    refuse(refusal_to_set_up(actor))
    refuse_while_writing(actor)
    there = StaffMember.objects.of(actor)
    return held(there, staff_id, version=version, missing=_("There is no such staff member here."))


def in_their_places(actor: Actor) -> QuerySet[StaffMember]:
    """Who serves, as lists and columns have them."""
    return StaffMember.objects.of(actor).filter(retired_at=None).order_by("place", "name", "pk")


def refuse_bad(wish: StaffWish, actor: Actor, *, besides: StaffMember | None = None) -> None:
    """Refuse what nobody can be; everything that is wrong is said at once."""
    problems = {
        "name": _problem_of_name(wish.name),
        "position": _problem_of_position(wish, besides, actor),
        "user": _problem_of_user(wish, besides, actor),
    }
    if found := {field: [sentence] for field, sentence in problems.items() if sentence}:
        raise Invalid(found)


def _problem_of_name(name: str) -> str:
    if not name.strip():
        return _("Write the staff member's name.")
    return _("The name can have 200 characters at most.") if len(name.strip()) > LONGEST_NAME else ""


def _problem_of_position(wish: StaffWish, besides: StaffMember | None, actor: Actor) -> str:
    if not wish.position_id or (besides and besides.position_id == wish.position_id):
        return ""
    there = Position.objects.of(actor).filter(pk=wish.position_id, retired_at=None)
    return "" if there.exists() else _("There is no such position.")


def _problem_of_user(wish: StaffWish, besides: StaffMember | None, actor: Actor) -> str:
    """Whoever signs in is one staff member here at most, and works here; whoever manages users says who they are."""
    if wish.user_id == (besides.user_id if besides else None):
        return ""
    here = Membership.objects.that_count().select_related("user").filter(location_id=actor.location_id)
    people = {person.user_id: person for person in here.filter(user_id__in=_linked(wish, besides))}
    if wish.user_id and wish.user_id not in people:
        return _("Choose somebody who works here.")
    if refusal := _refusal_to_say_who(people.values(), besides, actor):
        return refusal.sentence
    if not wish.user_id:
        return ""
    others = StaffMember.objects.of(actor).filter(user_id=wish.user_id, retired_at=None)
    if other := others.exclude(pk=besides.pk if besides else 0).first():
        return _("This user is linked to %(name)s already.") % {"name": other.name}
    return ""


def _refusal_to_say_who(people: Iterable[Membership], besides: StaffMember | None, actor: Actor) -> Refusal | None:
    """Who somebody is decides whose bookings they see: it is given like a right; of oneself, as far as one sees."""
    refusals = [refusal_to_manage_people(actor, actor.location_id)]
    refusals += [refusal_to_change_rights(person, actor) for person in people if person.user_id != actor.user_id]
    refusals += [refusal_to_link(besides, actor)] if besides else []
    return next(filter(None, refusals), None)


def _linked(wish: StaffWish, besides: StaffMember | None) -> list[int]:
    """Whoever is the staff member from now on, and whoever was."""
    return [number for number in (wish.user_id, besides.user_id if besides else None) if number]
