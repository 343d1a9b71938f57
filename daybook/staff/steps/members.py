"""What every change of a staff member does alike."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from daybook.access.models import Membership
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.versions import held
from daybook.staff.models import Position, StaffMember
from daybook.staff.rights import refusal_to_set_up
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
    """Whoever signs in is one staff member here at most, and works here."""
    if not wish.user_id or (besides and besides.user_id == wish.user_id):
        return ""
    if not Membership.objects.filter(location_id=actor.location_id, user_id=wish.user_id).exists():
        return _("Choose somebody who works here.")
    others = StaffMember.objects.of(actor).filter(user_id=wish.user_id, retired_at=None)
    if other := others.exclude(pk=besides.pk if besides else 0).first():
        return _("This user is linked to %(name)s already.") % {"name": other.name}
    return ""
