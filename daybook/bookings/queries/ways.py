"""The forms in which a page of the register can be read: they lead the planner, and give the same answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import (
    BigIntegerField,
    BooleanField,
    DateTimeField,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Subquery,
    Value,
)
from django.db.models.expressions import Combinable, RawSQL

from daybook.bookings.models import BookingQuerySet
from daybook.clients.models import ClientQuerySet
from daybook.shared.paging import Key, Stretch

ASKED = "unnest(%s::bigint[]) AS asked (staff_id)"


class IsAnyOf(Func):
    """That a number is one of many: one array and not thousands of parameters, so it is hashed and well estimated."""

    template = "%(expressions)s::bigint[])"
    arg_joiner = " = ANY("
    output_field = BooleanField()

    def __init__(self, field: str, numbers: list[int], **extra: Any) -> None:
        super().__init__(F(field), Value(numbers, output_field=ArrayField(BigIntegerField())), **extra)


class HasClient(Subquery):
    """That a booking's client is in the set, asked row by row: a join would be worked out for all rows first.

    A subquery that gives a value, and not an EXISTS: the planner may turn the latter into that join.
    """

    def __init__(self, clients: ClientQuerySet) -> None:
        one = clients.filter(pk=OuterRef("client_id")).annotate(is_there=Value(True)).values("is_there")
        super().__init__(one, output_field=BooleanField())


def walked(rows: BookingQuerySet, field: str, stretch: Stretch) -> list[Key]:
    """Walk the index of the order until the page is full: for conditions that many rows meet."""
    return list(_keys(rows, F(field), stretch))


def sorted_whole(rows: BookingQuerySet, field: str, stretch: Stretch) -> list[Key]:
    """Read every matching row and sort: no index has this expression, so none tempts the planner to walk it."""
    moment = ExpressionWrapper(F(field) + Value(timedelta(0)), output_field=DateTimeField())
    return list(_keys(rows, moment, stretch))


def per_staff_member(rows: BookingQuerySet, staff_ids: list[int], field: str, stretch: Stretch) -> list[Key]:
    """Walk the index of each staff member for a page, and put these pages together."""
    one = rows.filter(staff_id=RawSQL("asked.staff_id", []))
    sql, parameters = _keys(one, F(field), stretch).query.sql_with_params()
    way = "DESC" if stretch.order_by[0].startswith("-") else "ASC"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT found.* FROM {ASKED} CROSS JOIN LATERAL ({sql}) AS found ORDER BY 1 {way}, 2 {way} LIMIT %s",  # noqa: S608  own-sql: Django wrote it
            [staff_ids, *parameters, stretch.limit],
        )
        keys: list[Key] = cursor.fetchall()
    return keys


def _keys(rows: BookingQuerySet, moment: Combinable, stretch: Stretch) -> Any:
    """The keys of a stretch, not yet read."""
    placed = rows.annotate(sorted_at=moment).filter(stretch.bound)
    return placed.order_by(*stretch.order_by).values_list("sorted_at", "pk")[: stretch.limit]
