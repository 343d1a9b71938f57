"""Locks, always in this order: staff, clients, bookings, visits; and by key among their kind.

Whoever is to claim a staff member's time holds their row, so an answer about free time stays true until the end of
the transaction; whoever is to settle visits holds the clients'.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from daybook.bookings.models import Booking, Visit
from daybook.bookings.queries.bulk import with_staff
from daybook.clients.models import Client
from daybook.shared.actor import Actor
from daybook.shared.errors import NotThere
from daybook.staff.models import StaffMember


def hold_staff(ids: Iterable[int], actor: Actor) -> dict[int, StaffMember]:
    """The staff members of the location that have these ids; nobody else books their time until we are done."""
    rows = StaffMember.objects.of(actor).among(set(ids)).select_for_update(no_key=True)
    return {staff.pk: staff for staff in rows.order_by("pk")}


def hold_clients(ids: Iterable[int], actor: Actor) -> set[int]:
    """Let nobody else settle the visits of these clients until we are done; those who are there still."""
    rows = Client.objects.of(actor).among(set(ids)).select_for_update(no_key=True)
    return set(rows.order_by("pk").values_list("pk", flat=True))


def hold_bookings(ids: Collection[int], actor: Actor) -> list[Booking]:
    """The bookings of the location that have these ids, deleted ones too, each with its staff member, by key."""
    rows = Booking.objects.of(actor).among(ids).select_for_update().order_by("pk")
    return with_staff(rows, actor)


def hold_visit(visit_id: int, actor: Actor) -> Visit:
    """The visit of that id at the location."""
    visit = Visit.objects.of(actor).filter(pk=visit_id).select_for_update().first()
    if visit is None:
        raise NotThere(_("There is no such visit here."))
    return visit
