"""How the bookings room refuses a whole act."""

from __future__ import annotations

from daybook.shared.errors import DomainError


class TimeTaken(DomainError):
    """Another live booking of the staff member takes some of that time."""

    code = "time_taken"


class SetChanged(DomainError):
    """The bookings are no longer those that were shown; nothing was done."""

    code = "set_changed"


class TooMany(DomainError):
    """More bookings than one act takes."""

    code = "too_many"
    status = 422
