"""Putting booking categories on bookings, and taking them off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection

from django.db import connection
from django.utils.translation import gettext as _

from daybook.bookings import rights
from daybook.bookings.models import Booking, BookingCategory, BookingQuerySet
from daybook.bookings.queries.bulk import sorted_out
from daybook.bookings.steps.many import hold_set, write_all
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid
from daybook.shared.operations import operation
from daybook.shared.outcomes import BulkOutcome

LINK = "INSERT INTO bookings_bookingcategorylink (category_id, booking_id) SELECT %s, unnest(%s::bigint[])"
UNLINK = "DELETE FROM bookings_bookingcategorylink WHERE category_id = %s AND booking_id = ANY(%s)"


@operation
def add_category(
    bookings: BookingQuerySet, category_id: int, *, actor: Actor, expected: str | None = None
) -> BulkOutcome[Booking]:
    """Put the category on every booking the actor may change; leave the rest and say why."""
    category = BookingCategory.objects.of(actor).filter(pk=category_id, retired_at=None).first()
    if category is None:
        raise Invalid({"category_id": [_("There is no such booking category.")]})
    rows = hold_set(bookings, actor=actor, expected=expected)
    outcome = sorted_out(rows, rights.refusal_to_edit, actor)
    without = [row for row in outcome.done if category_id not in row.category_ids]
    _run(LINK, category_id, without)
    _write_ids(without, lambda ids: {*ids, category_id}, actor)
    return outcome


@operation
def remove_category(
    bookings: BookingQuerySet, category_id: int, *, actor: Actor, expected: str | None = None
) -> BulkOutcome[Booking]:
    """Take the category off every booking the actor may change; leave the rest and say why."""
    rows = hold_set(bookings, actor=actor, expected=expected)
    outcome = sorted_out(rows, rights.refusal_to_edit, actor)
    having = [row for row in outcome.done if category_id in row.category_ids]
    _run(UNLINK, category_id, having)
    _write_ids(having, lambda ids: {*ids} - {category_id}, actor)
    return outcome


def _run(statement: str, category_id: int, rows: list[Booking]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, [category_id, [row.pk for row in rows]])


def _write_ids(rows: list[Booking], become: Callable[[Collection[int]], set[int]], actor: Actor) -> None:
    """Few combinations of categories are in use: one statement for each writes many bookings at once."""
    by_combination: dict[tuple[int, ...], list[Booking]] = defaultdict(list)
    for row in rows:
        by_combination[tuple(sorted(become(row.category_ids)))].append(row)
    for ids, alike in by_combination.items():
        write_all(alike, {"category_ids": list(ids)}, actor=actor)
