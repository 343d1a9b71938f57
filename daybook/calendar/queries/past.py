"""When a client came last, and what for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Max, Prefetch
from django.utils import timezone

from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking, BookingQuerySet, Line
from daybook.bookings.rights import sees_payments
from daybook.shared.actor import Actor

MOST = 5


@dataclass(frozen=True)
class PastVisit:
    """A visit in a line; `cost` is None where money is not for the actor to see."""

    id: int
    starts_at: datetime
    staff: list[str]
    services: list[str]
    status: VisitStatus
    cost: Decimal | None


def last_visits(seen: BookingQuerySet, actor: Actor) -> list[PastVisit]:
    """The last few visits that these bookings make, the latest first; none that is still to come or was deleted."""
    past = seen.not_cancelled().filter(starts_at__lt=timezone.now())
    latest = past.order_by().values("visit_id").annotate(last=Max("starts_at")).order_by("-last", "-visit_id")[:MOST]
    wanted = [row["visit_id"] for row in latest]
    lines = Line.objects.of(actor).select_related("service").order_by("place", "pk")
    rows = past.filter(visit_id__in=wanted).select_related("staff").prefetch_related(Prefetch("lines", lines))
    by_visit: dict[int, list[Booking]] = defaultdict(list)
    for booking in rows.order_by("starts_at", "pk"):
        by_visit[booking.visit_id].append(booking)
    return [_told(bookings, actor) for visit_id in wanted if (bookings := by_visit[visit_id])]


def _told(bookings: list[Booking], actor: Actor) -> PastVisit:
    first = bookings[0]
    return PastVisit(
        id=first.visit_id,
        starts_at=first.starts_at,
        staff=_once(booking.staff.name for booking in bookings),
        services=_once(line.service.name for booking in bookings for line in booking.lines.all()),
        status=VisitStatus(first.status),
        cost=sum((booking.cost for booking in bookings), Decimal(0)) if sees_payments(actor) else None,
    )


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
