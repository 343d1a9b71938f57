"""Two years in the diary of a location: who was served by whom, when, and with what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from tools.demo_files.business import ANCHOR, FIRST_DAY, LAST_DAY, Location, Service, StaffMember

QUARTER = timedelta(minutes=15)
# How full the year is: January and August are calm, December is not.
MONTHS = (0.78, 0.88, 0.97, 1.0, 1.06, 1.04, 0.95, 0.76, 0.98, 1.0, 1.02, 1.14)
WEEK = (0.85, 0.88, 0.95, 1.0, 1.08, 1.15, 0.9)
DAYS_BOOKED_AHEAD = 26


@dataclass(frozen=True)
class Slot:
    """One appointment before anybody's name is on it."""

    staff: StaffMember
    starts_at: datetime
    minutes: int
    services: tuple[Service, ...]
    is_squeezed_in: bool = False

    @property
    def ends_at(self) -> datetime:
        """When the staff member is free again: bookings last whole quarters of an hour."""
        return self.starts_at + QUARTER * -(-self.minutes // 15)


def slots_of(location: Location, chance: Random) -> list[Slot]:
    """Fill the diary and keep as many appointments as the location has bookings, by time."""
    slots = [slot for staff in location.staff for slot in _diary(location, staff, chance)]
    squeezed = [_squeezed_in(slot, location) for slot in chance.sample(_past(slots), 12)]
    wanted = location.bookings - len(squeezed)
    if len(slots) < wanted:
        message = f"{location.name} has time for {len(slots)} bookings only."
        raise ValueError(message)
    return sorted(
        chance.sample(slots, wanted) + squeezed, key=lambda slot: (slot.starts_at, slot.staff.name, slot.is_squeezed_in)
    )


def _past(slots: list[Slot]) -> list[Slot]:
    return [slot for slot in slots if slot.starts_at.date() < ANCHOR and slot.minutes > 30]


def _squeezed_in(slot: Slot, location: Location) -> Slot:
    """Somebody who came in between: the real diaries of real salons overlap now and then."""
    service = min((location.service(name) for name in slot.staff.services), key=lambda service: service.minutes)
    starts_at = slot.starts_at + timedelta(minutes=location.grid_minutes)
    return Slot(slot.staff, starts_at, service.minutes, (service,), is_squeezed_in=True)


def _diary(location: Location, staff: StaffMember, chance: Random) -> Iterator[Slot]:
    away = _days_away(chance)
    for number in range((LAST_DAY - FIRST_DAY).days + 1):
        day = FIRST_DAY + timedelta(days=number)
        hours = staff.week[day.weekday()]
        if hours and day not in away and (day.month, day.day) not in location.holidays:
            opens, closes = (datetime.combine(day, time.fromisoformat(hour)) for hour in hours)
            yield from _day(location, staff, (opens, closes), chance)


def _days_away(chance: Random) -> set[date]:
    """Two weeks in summer, one in winter, and now and then a day."""
    away: set[date] = set()
    for year in (2025, 2026):
        summer = date(year, chance.choice((7, 8)), chance.randrange(1, 20))
        winter = date(year, chance.choice((2, 3)), chance.randrange(1, 20))
        away |= {summer + timedelta(days=number) for number in range(14)}
        away |= {winter + timedelta(days=number) for number in range(6)}
        away |= {date(year, chance.randrange(1, 12), chance.randrange(1, 28)) for _day in range(5)}
    return away


def _day(location: Location, staff: StaffMember, hours: tuple[datetime, datetime], chance: Random) -> Iterator[Slot]:
    now, closes = hours
    step = timedelta(minutes=location.grid_minutes)
    while now < closes:
        services = _wish(location, staff, chance)
        slot = Slot(staff, now, sum(minutes_of(staff, service) for service in services), services)
        if slot.ends_at <= closes and chance.random() < _fullness(staff, now):
            yield slot
            now = _on_grid(slot.ends_at, step)
        else:
            now += step * chance.choice((1, 1, 2))


def _fullness(staff: StaffMember, now: datetime) -> float:
    day = now.date()
    full = staff.busy * MONTHS[day.month - 1] * WEEK[day.weekday()]
    full *= 0.9 + 0.14 * (day - FIRST_DAY).days / (LAST_DAY - FIRST_DAY).days
    full *= 0.8 if now.hour in (13, 14) else 1.08 if now.hour >= 17 else 1.0
    ahead = (day - ANCHOR).days
    if ahead > 0:
        full *= max(0.04, 0.8 * (1 - ahead / DAYS_BOOKED_AHEAD))
    return min(full, 0.97)


def _wish(location: Location, staff: StaffMember, chance: Random) -> tuple[Service, ...]:
    offered = [location.service(name) for name in staff.services]
    main = chance.choices(offered, [1 if service.is_addition else service.wish for service in offered])[0]
    others = [service for service in offered if service.is_addition and service != main]
    if others and chance.random() < 0.24:
        return (main, *chance.sample(others, min(len(others), chance.choice((1, 1, 1, 2)))))
    return (main,)


def minutes_of(staff: StaffMember, service: Service) -> int:
    """How long this staff member takes for the service."""
    return staff.own[service.name][0] if service.name in staff.own else service.minutes


def _on_grid(moment: datetime, step: timedelta) -> datetime:
    midnight = datetime.combine(moment.date(), time())
    return midnight + step * -(-(moment - midnight) // step)
