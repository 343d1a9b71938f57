"""What somebody wants of a person who works here, or is to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from daybook.access.choices import Role


@dataclass(frozen=True)
class RightsWish:
    """A role, and the single rights and limits that differ from it, by their keys."""

    role: Role
    switched: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class InvitationWish:
    """Whom to invite, with which rights, and as which staff member they serve, if as any."""

    email: str
    name: str
    rights: RightsWish
    staff_id: int | None = None


@dataclass(frozen=True)
class NewcomerWish:
    """What somebody says of themselves who had no account before; no language: whatever the browser asks for."""

    name: str
    password: str
    language: str = ""
