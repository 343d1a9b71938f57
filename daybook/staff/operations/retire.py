"""Dismissing: what bookings refer to is never deleted, it only takes no new ones."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.operations import operation
from daybook.shared.versions import keep
from daybook.staff.models import Position, StaffMember
from daybook.staff.rights import refusal_to_set_up
from daybook.staff.steps.positions import hold_position
from daybook.uploads.steps.still import refuse_while_writing


@operation
def retire_staff_member(staff_id: int, *, actor: Actor) -> StaffMember:
    """Dismiss: their bookings stay as they are, new ones are refused. Twice is harmless."""
    refuse(refusal_to_set_up(actor))
    refuse_while_writing(actor)
    member = StaffMember.objects.of(actor).select_for_update().filter(pk=staff_id).first()
    if member is None:
        raise Invalid({"staff": [_("There is no such staff member.")]})
    if member.retired_at is None:
        member.retired_at = timezone.now()
        member.save(update_fields=["retired_at"])
    return member


@operation
def retire_position(position_id: int, *, actor: Actor) -> Position:
    """Take the title out of use; whoever has it keeps it. Twice is harmless."""
    position = hold_position(position_id, actor)
    if position.retired_at is None:
        keep(position, retired_at=timezone.now())
    return position
