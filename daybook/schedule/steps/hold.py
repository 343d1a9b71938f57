"""Holding the hours of one person, so that two who change them at once both get a true answer."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from daybook.schedule.rights import refusal_to_edit
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, NotThere, Stale, refuse
from daybook.staff.models import StaffMember

YEARS = range(2000, 2101)
"""The years for which hours can be said."""


def hold_hours(staff_id: int, actor: Actor) -> StaffMember:
    """The staff member whose hours the actor may change; nobody else changes them until we are done."""
    member = StaffMember.objects.of(actor).select_for_update(no_key=True).filter(pk=staff_id).first()
    if member is None:
        raise NotThere(_("There is no such staff member here."))
    refuse(refusal_to_edit(member, actor))
    if member.retired_at:
        raise Invalid({"staff": [_("%(staff)s no longer serves here.") % {"staff": member.name}]})
    return member


def refuse_if_stale(shown: str | None, stamp: str) -> None:
    """Refuse where what the person was shown is no longer so."""
    if shown is not None and shown != stamp:
        raise Stale(_("Somebody else changed these hours meanwhile. Nothing was overwritten: look at them again."))


def refuse_far_day(field: str, day: date) -> None:
    """Refuse a day for which nobody needs hours."""
    if day.year not in YEARS:
        raise Invalid({field: [_("This day is too far away.")]})
