"""Writing one planned booking: its row, its lines, its categories, and what the row repeats of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils import timezone

from daybook.bookings.models import Booking, BookingCategoryLink, Line
from daybook.bookings.steps.plans import Plan
from daybook.shared.actor import Actor
from daybook.shared.channels import Channel


@dataclass(frozen=True)
class Place:
    """Where a new booking belongs, and where it comes from."""

    client_id: int | None
    visit_id: int
    source_name: str


def write_new(plan: Plan, place: Place, *, is_over: bool, actor: Actor) -> int:
    """Make the booking, and give its id."""
    booking = Booking.objects.create(
        location_id=actor.location_id,
        visit_id=place.visit_id,
        client_id=place.client_id,
        may_overlap=is_over,
        is_online=actor.channel == Channel.ONLINE,
        source_name=place.source_name,
        created_by_id=actor.user_id,
        created_through=actor.channel,
        **_values(plan),
    )
    _write_lines(booking.pk, plan)
    _write_categories(booking.pk, plan)
    return booking.pk


def write_changed(plan: Plan, *, client_id: int | None, is_over: bool, actor: Actor) -> None:
    """Make the held booking what the plan says."""
    booking = plan.booking
    assert booking is not None
    changes = _changes(plan, client_id)
    if plan.takes_new_time:
        changes["may_overlap"] = is_over
    _write_lines(booking.pk, plan)
    _write_categories(booking.pk, plan)
    rows = Booking.objects.of(actor).filter(pk=booking.pk)
    rows.update(**changes, changed_at=timezone.now(), version=F("version") + 1)


def differs(plan: Plan, client_id: int | None) -> bool:
    """Whether writing the plan would change its existing booking."""
    return _lines_differ(plan) or bool(_changes(plan, client_id))


def _changes(plan: Plan, client_id: int | None) -> dict[str, Any]:
    values = _values(plan) | {"client_id": client_id}
    return {name: value for name, value in values.items() if getattr(plan.booking, name) != value}


def _values(plan: Plan) -> dict[str, Any]:
    wish = plan.wish
    return {
        "staff_id": plan.staff.pk,
        "starts_at": wish.starts_at,
        "ends_at": wish.ends_at,
        "status": wish.status,
        "comment": wish.comment,
        "price": plan.price,
        "cost": plan.cost,
        "service_ids": [line.service.pk for line in plan.lines],
        "service_category_ids": sorted({line.service.category_id for line in plan.lines}),
        "category_ids": sorted(wish.category_ids),
    }


def _lines_differ(plan: Plan) -> bool:
    stored = [(line.pk, (line.price, line.amount, line.discount, line.cost)) for line in plan.old_lines]
    return stored != [(line.line_id, line.values) for line in plan.lines]


def _write_lines(booking_id: int, plan: Plan) -> None:
    """Change lines that stay, make new ones and take the others away, so that history tells which was which."""
    if not _lines_differ(plan):
        return
    old = {line.pk: line for line in plan.old_lines}
    for place, priced in enumerate(plan.lines):
        line = old.pop(priced.line_id or 0, None) or Line(location_id=_location(plan), booking_id=booking_id)
        line.service = priced.service
        line.place = place
        line.price, line.amount, line.discount, line.cost = priced.values
        line.save()
    for line in old.values():
        line.delete()


def _write_categories(booking_id: int, plan: Plan) -> None:
    was = set(plan.booking.category_ids) if plan.booking else set()
    BookingCategoryLink.objects.bulk_create(
        BookingCategoryLink(booking_id=booking_id, category_id=category_id)
        for category_id in sorted(plan.wish.category_ids - was)
    )
    if plan.booking and (gone := was - plan.wish.category_ids):
        plan.booking.category_links.filter(category_id__in=gone).delete()


def _location(plan: Plan) -> int:
    return plan.staff.location_id
