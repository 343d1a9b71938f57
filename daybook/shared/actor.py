"""Whoever is behind a change. Knows no room: rights are words, places are ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Self
from zoneinfo import ZoneInfo

from daybook.shared.channels import Channel

UTC = ZoneInfo("UTC")
NO_LIMITS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True)
class Actor:
    """A signed-in person, an API token, an upload or the clock, at one location.

    `rights` are the keys of `access.choices.Right` they hold; `limits` the rights that are numbers
    (days to look back, the only staff member whose bookings they may see). `zone`, `country`, `currency` and `locale`
    are the location's: its clocks, its phones, its money and how that is written.
    """

    location_id: int
    user_id: int | None = None
    name: str = ""
    rights: frozenset[str] = frozenset()
    limits: Mapping[str, int] = field(default_factory=lambda: NO_LIMITS)
    staff_id: int | None = None
    zone: ZoneInfo = UTC
    country: str = "US"
    currency: str = "USD"
    locale: str = "en"
    channel: str = Channel.DESK
    address: str = ""
    request_id: str = ""

    def has(self, right: str) -> bool:
        """Whether this actor holds the right."""
        return right in self.rights

    def limit(self, right: str, default: int) -> int:
        """The number this right holds for the actor."""
        return self.limits.get(right, default)

    def through(self, channel: str) -> Self:
        """The same actor, acting through another channel, such as an upload."""
        return replace(self, channel=channel)
