"""What somebody wants a staff member to be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class StaffMemberIn:
    """A staff member whom a good row of a file means; the position by its title, which may be new."""

    name: str
    position: str = ""
