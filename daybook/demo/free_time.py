"""Free time in the weeks to come, by the working hours of the demo's people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, NamedTuple

from django.utils import timezone

from daybook.bookings.models import Booking
from daybook.bookings.rules.times import TakenTimes
from daybook.catalogue.models import Service, ServiceStaff
from daybook.schedule.queries import WorkingHours
from daybook.shared.actor import Actor
from daybook.staff.models import StaffMember

DAYS = range(1, 27)


class Slot(NamedTuple):
    """A staff member, a service that they give, and a time at which they are free to give it."""

    staff_id: int
    service: Service
    starts_at: datetime
    duration: timedelta


class FreeTime:
    """Deals out free times of one location, the same ones for the same chance."""

    def __init__(self, wish: Mapping[str, Any], actor: Actor, chance: Random) -> None:
        self._chance = chance
        self._step = timedelta(minutes=wish["grid_minutes"])
        members = StaffMember.objects.of(actor).filter(retired_at=None).order_by("place")
        self._staff = list(members.values_list("pk", flat=True))
        gives = ServiceStaff.objects.of(actor).select_related("service").order_by("pk")
        self._gives: dict[int, list[ServiceStaff]] = {}
        for link in gives:
            self._gives.setdefault(link.staff_member_id, []).append(link)
        self._today = timezone.localdate(timezone=actor.zone)
        live = Booking.objects.of(actor).not_cancelled().filter(ends_at__gt=timezone.now())
        last = self._today + timedelta(days=DAYS[-1])
        self._hours = WorkingHours(self._staff, self._today, last, actor)
        self._taken = {pk: TakenTimes() for pk in self._staff}
        for staff_id, start, end, pk in live.values_list("staff_id", "starts_at", "ends_at", "pk"):
            self._taken[staff_id].take(start, end, pk)

    def next(self) -> Slot:
        """Some free time; it is taken from then on."""
        while True:
            staff_id = self._chance.choice(self._staff)
            link = self._chance.choice(self._gives[staff_id])
            length = timedelta(seconds=link.duration or link.service.duration)
            day = self._today + timedelta(days=self._chance.choice(DAYS))
            starts_at = self._start(staff_id, day, length)
            if starts_at and self._taken[staff_id].taken_by(starts_at, starts_at + length) is None:
                self._taken[staff_id].take(starts_at, starts_at + length, 0)
                return Slot(staff_id, link.service, starts_at, length)

    def _start(self, staff_id: int, day: date, length: timedelta) -> datetime | None:
        spans = self._hours.moments_on(staff_id, day)
        if not spans:
            return None
        opens, closes = self._chance.choice(spans)
        steps = int((closes - opens - length) / self._step)
        return opens + self._step * self._chance.randrange(steps + 1) if steps >= 0 else None
