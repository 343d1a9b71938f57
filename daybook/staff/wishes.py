"""What somebody wants a staff member to be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class StaffMemberIn:
    """A staff member whom a good row of a file means; the position by its title, which may be new."""

    name: str
    position: str = ""


@dataclass(frozen=True)
class StaffWish:
    """A staff member as a person wants them: `user_id` is who signs in as them, `after_id` whom they are listed after.

    `after_id` of 0 lists them first, `None` leaves them where they are.
    """

    name: str
    position_id: int | None = None
    user_id: int | None = None
    after_id: int | None = None
