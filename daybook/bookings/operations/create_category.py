"""New booking categories of a location's own."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from daybook.bookings import rights
from daybook.bookings.models import BookingCategory
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.operations import operation

COLOR = re.compile(r"#[0-9a-f]{6}")


@operation
def create_category(title: str, *, color: str, icon: str = "tag", actor: Actor) -> BookingCategory:
    """Make a label of this colour (`#2fb344`); each title stands once at a location."""
    refuse(rights.refusal_to_set_up(actor))
    problems = {}
    if not title.strip():
        problems["title"] = [_("Write the category's title.")]
    elif BookingCategory.objects.of(actor).filter(title=title.strip()).exists():
        problems["title"] = [_("There is a booking category of this title already.")]
    if not COLOR.fullmatch(color):
        problems["color"] = [_("Choose a colour.")]
    if problems:
        raise Invalid(problems)
    return BookingCategory.objects.create(location_id=actor.location_id, title=title.strip(), color=color, icon=icon)
