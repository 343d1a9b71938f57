"""A program of its own: what each of the register's filters finds at each location of the demo, as JSON."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from daybook.cli.ready import ready_for

BY_SOME = {"user", "cancelled_by", "notice"}
"""Not everybody at the salon makes and cancels bookings, and how early they do it depends on the hour of the day."""


def main() -> dict[str, dict[str, int]]:
    from django.utils import timezone  # start-up: Django is set up only now

    from daybook.access.models import Membership  # start-up: Django is set up only now
    from daybook.access.queries import actor_of  # start-up: Django is set up only now

    owners = Membership.objects.filter(user__email="owner@demo.example").order_by("location_id")
    today = timezone.localdate()
    days = {"from": today - timedelta(days=30), "to": today + timedelta(days=30)}
    return {owner.location.name: _counts(actor_of(owner, channel="command"), days) for owner in owners}


def _counts(actor: Any, days: dict[str, Any]) -> dict[str, int]:
    from django.http import QueryDict  # start-up: Django is set up only now

    from daybook.bookings.filters import BookingFilters  # start-up: Django is set up only now

    return {question: BookingFilters(QueryDict(question), actor).rows().count() for question in _questions(actor, days)}


def _questions(actor: Any, days: dict[str, Any]) -> list[str]:
    from django.http import QueryDict  # start-up: Django is set up only now

    from daybook.bookings.filters import BookingFilters  # start-up: Django is set up only now

    chosen = [
        f"{field.name}={option.value}"
        for field in BookingFilters(QueryDict(""), actor).fields()
        for option in field.options
        if option.value and field.name not in BY_SOME
    ]
    spans = [f"{name}_from={days['from']}&{name}_to={days['to']}" for name in ("created", "visit")]
    return [*chosen, *spans, "client=an", "user=client", f"user={actor.user_id}", "cancelled_by=client"]


if __name__ == "__main__":
    with ready_for("app"):
        print(json.dumps(main()))
