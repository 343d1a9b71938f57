"""What of the news somebody hears who looks at the calendar: on which days, of which visits; never what it is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from daybook.shared.live.held import News, event

MANY = 50
"""So many visits are named; more are told as `any of them`."""


class BoardListener:
    """One open calendar. `staff_ids`: the only staff members of whom they may hear; `since`: the moment it begins."""

    def __init__(
        self, location_id: int, zone: ZoneInfo, *, staff_ids: Iterable[int] | None, since: datetime | None
    ) -> None:
        self.location_id = location_id
        self._zone = zone
        self._staff_ids = None if staff_ids is None else frozenset(staff_ids)
        self._since = since
        self._forget()

    def hear(self, news: News | None) -> None:
        """Keep what concerns this calendar."""
        if news is None or not {"since", "until", "visits"} <= news.keys():
            if self._may_concern(news or {}):
                self._has_news, self._is_any = True, True
        elif self._may_concern(news):
            self._has_news = True
            self._add(news)

    def say(self) -> str:
        """The event for all that was kept, which is then forgotten."""
        if not self._has_news:
            return ""
        told: dict[str, object] = {}
        if not self._is_any:
            told = {"first": min(self._days).isoformat(), "last": max(self._days).isoformat()}
            told["visits"] = sorted(self._visits)
        self._forget()
        return event("changed", json.dumps(told))

    def _may_concern(self, news: News) -> bool:
        staff = news.get("staff")
        if self._staff_ids is not None and staff is not None and self._staff_ids.isdisjoint(staff):
            return False
        until = news.get("until")
        return self._since is None or until is None or until > self._since.timestamp()

    def _add(self, news: News) -> None:
        """Days and visits, unless they may be those of others too."""
        is_theirs = self._staff_ids is None or self._staff_ids.issuperset(news.get("staff") or [0])
        self._visits.update(news["visits"])
        self._days.update(self._day(news[name]) for name in ("since", "until"))
        self._is_any = self._is_any or not is_theirs or len(self._visits) > MANY

    def _day(self, second: int) -> date:
        return datetime.fromtimestamp(second, UTC).astimezone(self._zone).date()

    def _forget(self) -> None:
        self._has_news = self._is_any = False
        self._visits: set[int] = set()
        self._days: set[date] = set()
