"""What every act on many bookings shares: hold exactly the set that was shown, write all of it at once."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.bookings.models import Booking, BookingQuerySet, Visit
from daybook.bookings.queries.bulk import MOST, fingerprint_of, too_many
from daybook.bookings.rules.refusals import SetChanged
from daybook.bookings.steps.hold import hold_bookings, hold_clients
from daybook.shared.actor import Actor


def hold_set(bookings: BookingQuerySet, *, actor: Actor, expected: str | None, settling: bool = False) -> list[Booking]:
    """Lock the bookings, then their visits; say if they changed.

    Where visits will be settled, their clients come first, and the other bookings of these visits are locked too.
    """
    keys = list(bookings.of(actor).order_by().values_list("pk", "client_id", "visit_id")[: MOST + 1])
    if len(keys) > MOST:
        raise too_many()
    chosen = {pk for pk, _client_id, _visit_id in keys}
    beside: set[int] = set()
    if settling:
        hold_clients((client_id for _pk, client_id, _visit_id in keys if client_id), actor)
        beside = _others_of_visits({visit_id for _pk, _client_id, visit_id in keys}, actor)
    rows = [row for row in hold_bookings(chosen | beside, actor) if row.pk in chosen]
    _hold_visits({row.visit_id for row in rows}, actor)
    if expected is not None and fingerprint_of(rows) != expected:
        raise SetChanged(_("These bookings have changed meanwhile. Nothing was done: look at them and confirm again."))
    return rows


def _others_of_visits(ids: set[int], actor: Actor) -> set[int]:
    """The bookings that may find themselves in another visit, once some of these visits' are gone."""
    visits = Visit.objects.of(actor).among(ids)
    return set(Booking.objects.of(actor).not_cancelled().filter(visit__in=visits).values_list("pk", flat=True))


def write_all(rows: list[Booking], changes: Mapping[str, object], *, actor: Actor) -> None:
    """Give all these held bookings the same values, in one statement, and count the change on them and their visits."""
    if not rows:
        return
    now = timezone.now()
    Booking.objects.of(actor).among([row.pk for row in rows]).update(
        **changes, changed_at=now, version=F("version") + 1
    )
    touch_visits({row.visit_id for row in rows}, actor)
    for row in rows:
        row.version += 1
        row.changed_at = now
        for name, value in changes.items():
            setattr(row, name, value)


def touch_visits(ids: set[int], actor: Actor) -> None:
    """Count a change of these visits, so that forms opened before are stale."""
    _hold_visits(ids, actor)
    Visit.objects.of(actor).among(ids).update(version=F("version") + 1)


def _hold_visits(ids: set[int], actor: Actor) -> None:
    list(Visit.objects.of(actor).among(ids).select_for_update().order_by("pk").values_list("pk"))
