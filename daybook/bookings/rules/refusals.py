"""How the bookings room refuses a whole act."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.shared import errors
from daybook.shared.errors import DomainError, NotThere
from daybook.shared.outcomes import Refusal


class TimeTaken(DomainError):
    """Another live booking of the staff member takes some of that time."""

    code = "time_taken"


class OutsideHours(DomainError):
    """The staff member does not work at that time, and nobody said that they shall."""

    code = "outside_hours"


class SetChanged(DomainError):
    """The bookings are no longer those that were shown; nothing was done."""

    code = "set_changed"


class TooMany(DomainError):
    """More bookings than one act takes."""

    code = "too_many"
    status = 422


def refuse(refusal: Refusal | None) -> None:
    """Refuse the whole act for this reason; None lets it go on."""
    if refusal and refusal.code == "out_of_reach":
        raise NotThere(_("There is no such booking here."))
    if refusal and refusal.code == "already_deleted":
        raise DomainError(refusal.sentence)
    errors.refuse(refusal)
