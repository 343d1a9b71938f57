"""Days on which the location is closed."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from daybook.schedule.models import Holiday
from daybook.schedule.rights import refusal_to_close
from daybook.schedule.steps.hold import refuse_far_day
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, NotThere, refuse
from daybook.shared.operations import operation

LONGEST_TITLE = 200


@operation
def add_holiday(day: date, title: str, *, actor: Actor) -> Holiday:
    """Close the location on that day; who has hours of that very day works all the same. Bookings stay."""
    refuse(refusal_to_close(actor))
    refuse_far_day("day", day)
    if not 0 < len(title.strip()) <= LONGEST_TITLE:
        raise Invalid({"title": [_("Say in a few words what holiday it is.")]})
    try:
        with transaction.atomic():
            return Holiday.objects.create(location_id=actor.location_id, day=day, title=title.strip())
    except IntegrityError:
        raise Invalid({"day": [_("This day is a holiday already.")]}) from None


@operation
def remove_holiday(holiday_id: int, *, actor: Actor) -> None:
    """Open the location on that day again."""
    refuse(refusal_to_close(actor))
    removed, _rows = Holiday.objects.of(actor).filter(pk=holiday_id).delete()
    if not removed:
        raise NotThere(_("There is no such holiday here."))
