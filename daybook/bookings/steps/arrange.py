"""Bringing bookings of one client about as somebody wishes them: the inside of creating and editing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from daybook.bookings import rights
from daybook.bookings.models import Booking, Visit
from daybook.bookings.rules.refusals import refuse
from daybook.bookings.rules.times import LONGEST, YEARS
from daybook.bookings.steps.hold import hold_bookings, hold_clients, hold_staff, hold_visit
from daybook.bookings.steps.hours import refuse_outside_hours
from daybook.bookings.steps.many import touch_visits
from daybook.bookings.steps.plans import Plan, Planner
from daybook.bookings.steps.races import races_refused
from daybook.bookings.steps.settle import party_of, settle_visits
from daybook.bookings.steps.times import booked_over
from daybook.bookings.steps.write import Place, differs, write_changed, write_new
from daybook.bookings.wishes import BookingWish
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid
from daybook.staff.models import StaffMember


@dataclass
class Held:
    """What is locked for one act of one actor: the staff of the wishes, the client, the visit and its live bookings."""

    actor: Actor
    staff: dict[int, StaffMember]
    client_id: int | None
    visit: Visit | None = None
    bookings: list[Booking] = field(default_factory=list)


def hold(wishes: Iterable[BookingWish], client_id: int | None, visit_id: int | None, *, actor: Actor) -> Held:
    """Lock all that the act touches, in the order that everybody keeps."""
    asked = tuple(wishes)
    rows = Booking.objects.of(actor).not_cancelled().filter(visit_id=visit_id or 0)
    known = dict(rows.values_list("pk", "client_id"))
    clients = {client for client in (client_id, *known.values()) if client}
    staff = hold_staff((wish.staff_id for wish in asked), actor)
    if client_id and client_id not in hold_clients(clients, actor):
        # Deleted, or merged into another one, while the form was being sent.
        raise Invalid({"client-client_id": [_("Choose a client who comes here.")]})
    held = hold_bookings({*known, *_near(asked, clients, actor)}, actor)
    bookings = [row for row in held if row.pk in known and not row.is_deleted]
    visit = hold_visit(visit_id, actor) if visit_id else None
    return Held(actor, staff, client_id, visit, bookings)


def _near(wishes: tuple[BookingWish, ...], clients: set[int], actor: Actor) -> set[int]:
    """Bookings of these clients that may find themselves in another visit: those around the time that is wished for."""
    days = [wish.starts_at for wish in wishes if wish.starts_at.tzinfo and wish.starts_at.year in YEARS]
    if not clients or not days:
        return set()
    theirs = Booking.objects.of(actor).not_cancelled().filter(client_id__in=clients)
    near = theirs.filter(starts_at__gte=min(days) - LONGEST, starts_at__lte=max(days) + LONGEST)
    return set(near.values_list("pk", flat=True))


def arrange(wishes: tuple[BookingWish, ...], held: Held, *, source_name: str = "") -> list[int]:
    """Make the held bookings and new ones what the wishes say, or refuse and change nothing; gives their ids."""
    actor = held.actor
    with races_refused():
        plans = Planner(wishes, held.bookings, actor).plans(held.staff)
        for plan in plans:
            _refuse_without_right(plan, held)
        over = booked_over(plans, actor)
        refuse_outside_hours(plans, actor)
        was = {party_of(row, actor) for row in held.bookings}
        ids = [_write(plan, held, source_name, is_over=number in over) for number, plan in enumerate(plans)]
        now = {party_of(row, actor) for row in Booking.objects.of(actor).filter(pk__in=ids)}
        settle_visits(was | now, actor=actor)
    return ids


def _refuse_without_right(plan: Plan, held: Held) -> None:
    actor = held.actor
    if plan.booking is None:
        refuse(rights.refusal_to_create(actor))
    elif differs(plan, held.client_id):
        refuse(rights.refusal_to_edit(plan.booking, actor))
    if plan.is_moved and plan.booking:
        refuse(rights.refusal_to_move(plan.booking, actor))
    if plan.booking is None or plan.is_moved:
        refuse(rights.refusal_to_take(plan.staff, plan.wish.starts_at, actor))


def _write(plan: Plan, held: Held, source_name: str, *, is_over: bool) -> int:
    if plan.booking:
        if differs(plan, held.client_id):
            write_changed(plan, client_id=held.client_id, is_over=is_over, actor=held.actor)
            touch_visits({plan.booking.visit_id}, held.actor)
        return plan.booking.pk
    if held.visit is None:
        day = plan.wish.starts_at.astimezone(held.actor.zone).date()
        held.visit = Visit.objects.create(location_id=held.actor.location_id, client_id=held.client_id, day=day)
    else:
        touch_visits({held.visit.pk}, held.actor)
    place = Place(held.client_id, held.visit.pk, source_name)
    return write_new(plan, place, is_over=is_over, actor=held.actor)
