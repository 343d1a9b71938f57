"""What the calendar shows of some days: a column per staff member, a card per booking."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import F

from daybook.access.choices import Right
from daybook.bookings.choices import PaidState, VisitStatus
from daybook.bookings.models import Booking, BookingQuerySet
from daybook.bookings.queries.names import CategoryName, Names
from daybook.bookings.rights import may_book_for, sees_payments, visible_in_calendar
from daybook.bookings.rules.times import LONGEST
from daybook.clients.rules import name_shown
from daybook.shared.actor import Actor
from daybook.shared.days import day_begins
from daybook.staff.models import StaffMember

A_DAY = timedelta(days=1)
SHOWN = (
    *("id", "visit", "version", "staff", "client", "starts_at", "ends_at", "status", "is_online", "source_name"),
    *("service_ids", "category_ids", "paid_state", "client__name", "client__phone"),
)


class Column(NamedTuple):
    """A staff member of the calendar; whoever leaves on a day to come has a `last_day`."""

    id: int
    name: str
    position: str
    position_id: int | None
    is_retired: bool
    last_day: date | None = None

    def serves_on(self, day: date) -> bool:
        """Whether they take bookings of that day."""
        return not self.is_retired and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True)
class BoardCard:
    """A booking as the calendar draws it; the phone is empty where the actor may not see it, as is what is owed."""

    id: int
    visit_id: int
    version: int
    staff_id: int
    starts_at: datetime
    ends_at: datetime
    client: str
    phone: str
    services: list[str]
    status: VisitStatus
    is_online: bool
    source_name: str
    owed: PaidState | None
    categories: list[CategoryName]


@dataclass(frozen=True)
class Days:
    """Some days of the calendar, both inclusive, and whose."""

    first: date
    last: date
    staff_ids: frozenset[int] | None = None
    position_ids: frozenset[int] = field(default_factory=frozenset)

    @property
    def is_narrow(self) -> bool:
        """Whether only some of the staff are asked for."""
        return self.staff_ids is not None or bool(self.position_ids)


def columns(actor: Actor) -> list[Column]:
    """Everybody whose bookings the actor may see, in their places; those who left stand last."""
    rows = StaffMember.objects.of(actor).select_related("position")
    members = rows.order_by(F("retired_at").asc(nulls_first=True), "place", "name", "pk")
    return [_column(member) for member in members if may_book_for(member, actor)]


def chosen(everybody: Iterable[Column], days: Days) -> list[Column]:
    """Of these columns those that the question asks for."""
    return [
        column
        for column in everybody
        if (days.staff_ids is None or column.id in days.staff_ids)
        and (not days.position_ids or column.position_id in days.position_ids)
    ]


def cards(days: Days, among: Collection[Column], actor: Actor) -> list[BoardCard]:
    """The bookings of these days and columns, as far as the actor may see them; nothing that was deleted."""
    names = Names(actor)
    ids = {column.id for column in among}
    rows = bookings_of(days, among, actor).only(*SHOWN)
    return [_card(row, names, actor) for row in rows if row.staff_id in ids] if ids else []


def bookings_of(days: Days, among: Collection[Column], actor: Actor) -> BookingQuerySet:
    """The rows that the cards are made of, in the order of the days."""
    rows = _bookings(days, actor)
    return rows.filter(staff_id__in={column.id for column in among}) if days.is_narrow else rows


def card(booking_id: int, actor: Actor) -> BoardCard | None:
    """One booking as the calendar draws it; None where the actor may see no such booking there."""
    row = _seen(actor).filter(pk=booking_id).first()
    return _card(row, Names(actor), actor) if row else None


def _seen(actor: Actor) -> BookingQuerySet:
    return visible_in_calendar(Booking.objects.of(actor), actor).not_cancelled().select_related("client")


def _bookings(days: Days, actor: Actor) -> BookingQuerySet:
    begins, ends = day_begins(days.first, actor.zone), day_begins(days.last + A_DAY, actor.zone)
    # No booking is longer than a day: bounded on both sides, the index by start finds those that began before.
    near = _seen(actor).filter(starts_at__gt=begins - LONGEST, starts_at__lt=ends, ends_at__gt=begins)
    return near.order_by("starts_at", "pk")


def _column(member: StaffMember) -> Column:
    title = member.position.title if member.position else ""
    return Column(
        member.pk, member.name, title, member.position_id, member.retired_at is not None, last_day=member.last_day
    )


def _card(row: Booking, names: Names, actor: Actor) -> BoardCard:
    return BoardCard(
        id=row.pk,
        visit_id=row.visit_id,
        version=row.version,
        staff_id=row.staff_id,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        client=name_shown(row.client.name) if row.client else "",
        phone=row.client.phone or "" if row.client and actor.has(Right.CALENDAR_PHONES) else "",
        services=[names.services[pk] for pk in row.service_ids if pk in names.services],
        status=VisitStatus(row.status),
        is_online=row.is_online,
        source_name=row.source_name,
        owed=_owed(row, actor),
        categories=[names.categories[pk] for pk in row.category_ids if pk in names.categories],
    )


def _owed(row: Booking, actor: Actor) -> PaidState | None:
    """How far it is from being paid in full; None where it is, or where that is not for the actor to know."""
    state = PaidState(row.paid_state)
    return None if state == PaidState.FULL or not sees_payments(actor) else state
