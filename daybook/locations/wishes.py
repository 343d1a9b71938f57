"""What somebody wants a location to be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LocationWish:
    """What a branch shall be; `grid_minutes` is the calendar's step, `visit_interval_minutes` what parts two visits.

    `link_days` says how long a link to a file is good; None: as long as the installation says.
    """

    name: str
    time_zone: str
    currency: str
    country: str
    locale: str = "en"
    grid_minutes: int = 15
    visit_interval_minutes: int = 60
    link_days: int | None = None
