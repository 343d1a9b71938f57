"""What a change of somebody's rights comes to, in words: for whoever looks it over before saving."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from daybook.access.choices import NO_LIMIT, NOBODY, WHAT_A_RIGHT_ALLOWS, Limit
from daybook.access.rights import DAYS_BACK
from daybook.shared.actor import Actor
from daybook.staff.queries.rows import position_titles
from daybook.users.queries.people import staff_names
from daybook.users.rights import switched_rights, usual_limit
from daybook.users.wishes import RightsWish

LIMIT_NAMES = {
    Limit.REGISTER_DAYS: lambda: _("Days back in the register"),
    Limit.CALENDAR_DAYS: lambda: _("Days back in the calendar"),
    Limit.ONLY_STAFF: lambda: _("Bookings of"),
    Limit.ONLY_POSITION: lambda: _("Bookings of the position"),
}


@dataclass(frozen=True)
class Change:
    """One thing that becomes another."""

    what: str
    before: str
    after: str


def changes_in_words(before: RightsWish, after: RightsWish, actor: Actor) -> list[Change]:
    """Everything that differs: role, rights, limits."""
    found = [Change(_("Role"), str(before.role.label), str(after.role.label))] if before.role != after.role else []
    on_or_off = {True: _("on"), False: _("off")}
    found += [
        Change(capfirst(str(WHAT_A_RIGHT_ALLOWS[right])), on_or_off[not becomes], on_or_off[becomes])
        for right, becomes in switched_rights(before, after)
    ]
    return [*found, *_limits(before, after, actor)]


def _limits(before: RightsWish, after: RightsWish, actor: Actor) -> Iterator[Change]:
    names = {Limit.ONLY_STAFF: staff_names, Limit.ONLY_POSITION: position_titles}
    for limit in Limit:
        old, new = (wish.switched.get(limit.value, usual_limit(wish.role, limit)) for wish in (before, after))
        if old != new:
            known = names[limit](actor) if limit in names else {}
            yield Change(LIMIT_NAMES[limit](), limit_in_words(limit, old, known), limit_in_words(limit, new, known))


def limits_in_words(wish: RightsWish, actor: Actor) -> list[tuple[str, str]]:
    """Each limit by its name, with what it lets somebody see."""
    names = {Limit.ONLY_STAFF: staff_names, Limit.ONLY_POSITION: position_titles}
    return [
        (
            LIMIT_NAMES[limit](),
            limit_in_words(
                limit,
                wish.switched.get(limit.value, usual_limit(wish.role, limit)),
                names[limit](actor) if limit in names else {},
            ),
        )
        for limit in Limit
    ]


def limit_in_words(limit: Limit, value: Any, names: dict[int, str]) -> str:
    """What a limit lets somebody see, such as "30 days back"; None: what a specialist sees unless it is switched."""
    if limit in DAYS_BACK:
        return _days_in_words(limit, value)
    if value is None:
        return _("themselves only")
    if value == NO_LIMIT[limit]:
        return _("every position") if limit == Limit.ONLY_POSITION else _("everybody")
    if value == NOBODY:
        return _("nobody")
    return names.get(value) or _("somebody who is not here any more")


def _days_in_words(limit: Limit, days: int) -> str:
    if days == NO_LIMIT[limit]:
        return _("all")
    if days == 0:
        return _("none") if limit == Limit.REGISTER_DAYS else _("today and later")
    return ngettext("%(number)d day", "%(number)d days", days) % {"number": days}
