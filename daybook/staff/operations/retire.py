"""Dismissing and taking back: what bookings refer to is never deleted, it only takes no new ones."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.access.models import Membership
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid
from daybook.shared.operations import operation
from daybook.shared.versions import InUse, keep, what_refers_to
from daybook.staff.models import Position, StaffMember
from daybook.staff.steps.members import hold_member
from daybook.staff.steps.positions import hold_position

YEARS = range(2000, 2101)
DUE = """
    UPDATE staff_staffmember member SET retired_at = now(), version = member.version + 1 FROM locations_location place
    WHERE place.id = member.location_id AND member.retired_at IS NULL
      AND member.last_day < (now() AT TIME ZONE place.time_zone)::date
"""


@operation
def retire_staff_member(staff_id: int, *, last_day: date | None = None, actor: Actor) -> StaffMember:
    """Dismiss: their bookings stay as they are, new ones are refused. Twice is harmless.

    With a `last_day` to come they serve until its end, and bookings for later days are refused from now on; the hours
    of that day, and what was booked for later, stay for somebody to look after.
    """
    member = hold_member(staff_id, actor)
    if member.retired_at:
        return member
    today = timezone.localdate(timezone=actor.zone)
    if last_day and last_day.year not in YEARS:
        raise Invalid({"last_day": [_("This day is too far away.")]})
    leaves_later = last_day is not None and last_day >= today
    keep(member, last_day=last_day or today, retired_at=None if leaves_later else timezone.now())
    return member


@operation
def return_staff_member(staff_id: int, *, actor: Actor) -> StaffMember:
    """Take a dismissal back: they take bookings again. Twice is harmless."""
    member = hold_member(staff_id, actor)
    keep(member, retired_at=None, last_day=None)
    return member


@operation
def delete_staff_member(staff_id: int, *, actor: Actor) -> None:
    """Delete somebody to whom nothing refers, such as one made by mistake; else nothing happens, and it says why."""
    member = hold_member(staff_id, actor)
    bounded = Membership.objects.filter(location_id=actor.location_id, switched__master_id=member.pk)
    if what := what_refers_to(member) or (_("right of a user") if bounded.exists() else ""):
        raise InUse(_("They are in use (%(what)s), so they can only be dismissed.") % {"what": what})
    member.delete()


@operation
def retire_staff_who_left(*, actor: Actor) -> int:
    """Dismiss everybody whose last day is over by the clock of their location; says how many."""
    with connection.cursor() as cursor:
        cursor.execute(DUE)
        left: int = cursor.rowcount
    return left


@operation
def retire_position(position_id: int, *, actor: Actor) -> Position:
    """Take the title out of use; whoever has it keeps it. Twice is harmless."""
    position = hold_position(position_id, actor)
    if position.retired_at is None:
        keep(position, retired_at=timezone.now())
    return position
