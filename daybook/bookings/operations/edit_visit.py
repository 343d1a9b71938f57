"""Changing a visit as its form shows it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.bookings import rights
from daybook.bookings.models import Visit
from daybook.bookings.queries.history import who_changed
from daybook.bookings.steps.arrange import arrange, hold
from daybook.bookings.steps.party import client_for
from daybook.bookings.wishes import VisitWish
from daybook.shared.actor import Actor
from daybook.shared.errors import NotThere, Stale
from daybook.shared.operations import operation


@operation
def edit_visit(visit_id: int, wish: VisitWish, *, version: int, actor: Actor) -> Visit:
    """Make the visit what the wish says, or leave all as it is; bookings without an id are new.

    Raises `Stale` (who changed it meanwhile, and when) where `version` is not the visit's, `NotThere`, and what
    `create_visit` raises. The visit that comes back may be another one: bookings that follow each other are one visit.
    """
    visit = Visit.objects.of(actor).filter(pk=visit_id).first()
    if visit is None:
        raise NotThere(_("There is no such visit here."))
    held = hold(wish.bookings, client_for(wish.client, actor=actor, visit=visit), visit_id, actor=actor)
    if held.bookings and all(rights.refusal_to_reach(row, actor) for row in held.bookings):
        raise NotThere(_("There is no such visit here."))
    if held.visit is None or held.visit.version != version:
        raise Stale(who_changed(visit_id, actor))
    missing = {booking.booking_id for booking in wish.bookings} - {None, *(row.pk for row in held.bookings)}
    if missing:
        raise NotThere(_("There is no such booking in this visit."))
    ids = arrange(wish.bookings, held, source_name=wish.source_name)
    return Visit.objects.of(actor).filter(bookings__in=ids[:1]).first() or held.visit
