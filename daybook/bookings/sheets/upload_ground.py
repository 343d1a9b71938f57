"""What a location has that a file of bookings may refer to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.bookings.sheets.import_columns import BookingPlace, booking_checks, booking_columns, booking_of
from daybook.bookings.steps.upload.keys import row_key
from daybook.bookings.steps.upload.prices import PriceList, TooDear
from daybook.bookings.wishes import BookingIn
from daybook.catalogue.models import Service
from daybook.locations.models import Location
from daybook.shared.actor import Actor
from daybook.shared.money import places_of
from daybook.shared.sheets.cells import CellError
from daybook.shared.sheets.known import Known
from daybook.shared.sheets.near import folded
from daybook.shared.sheets.rows import Problem, ReadRow, RowCheck
from daybook.shared.templatetags.shown import day as in_full
from daybook.staff.models import StaffMember
from daybook.uploads.steps.engine import Laid

Thing = tuple[int, str, datetime | None]


class Ground:
    """The location's clock and grid, its staff and services; those that were retired may stand in past visits only."""

    def __init__(self, actor: Actor, accepted: Mapping[str, str]) -> None:
        location = Location.objects.get(pk=actor.location_id)
        step = timedelta(minutes=location.grid_minutes)
        self.place = BookingPlace(location.zone, step, location.country, places_of(location.currency))
        staff = list(StaffMember.objects.of(actor).values_list("pk", "name", "retired_at"))
        services = list(Service.objects.of(actor).values_list("pk", "name", "retired_at"))
        self.staff = Known(_named(staff), place=_("Settings > Staff"), accepted=accepted)
        self.services = Known(_named(services), place=_("Settings > Services"), accepted=accepted)
        self.columns = booking_columns(self.place)
        self.checks = (
            *booking_checks(self.staff, self.services),
            _refuse_those_who_left(_retired(staff)),
            _refuse_after_last_day(_last_days(actor), location.zone),
            _refuse_no_longer_sold(_retired(services)),
        )
        self._actor, self._prices, self._now = actor, PriceList(actor), timezone.now()

    def laid(self, row: ReadRow) -> Laid:
        """The booking that a good row means, with its price; of any row, by what a booking that is there is known."""
        values = row.values
        booking = booking_of(row) if row.is_good else None
        wish, problems = self._wish(row, booking)
        starts_at, staff_id, phone = values.get("starts_at"), values.get("staff"), values.get("client_phone")
        key = row_key(starts_at, staff_id, phone, actor=self._actor) if starts_at and staff_id and phone else None
        ends_at, client_name = (booking.ends_at, booking.client_name) if booking and wish else (None, None)
        told = (
            starts_at,
            ends_at,
            staff_id,
            phone or None,
            client_name,
            values.get("number"),
            values.get("created_at"),
        )
        return Laid(key, wish, problems, told)

    def _wish(self, row: ReadRow, booking: BookingIn | None) -> tuple[str | None, Sequence[Problem]]:
        if booking is None:
            return None, row.problems
        try:
            return self._prices.wish(booking, self._now), row.problems
        except TooDear:
            sentence = _("Together the services cost more than can be stored.")
            return None, (*row.problems, Problem(row.number, "", "", sentence, "too_dear"))


def _named(things: Iterable[Thing]) -> dict[int, str]:
    """By number; somebody retired does not stand in the way of a namesake who is there."""
    kept = list(things)
    there = {folded(name) for _number, name, retired_at in kept if retired_at is None}
    return {
        number: _("%(name)s (left)") % {"name": name} if retired_at and folded(name) in there else name
        for number, name, retired_at in kept
    }


def _retired(things: Iterable[Thing]) -> frozenset[int]:
    return frozenset(number for number, _name, retired_at in things if retired_at)


def _refuse_those_who_left(retired: frozenset[int]) -> Callable[[RowCheck], None]:
    def check(row: RowCheck) -> None:
        if row.has("starts_at", "staff") and row.values["staff"] in retired and _is_to_come(row):
            sentence = _("This staff member has left and takes no new bookings.")
            row.refuse("staff_name", CellError(sentence, code="retired_staff"))

    return check


def _last_days(actor: Actor) -> dict[int, date]:
    leaving = StaffMember.objects.of(actor).filter(last_day__isnull=False, retired_at=None)
    return {member.pk: member.last_day for member in leaving if member.last_day}


def _refuse_after_last_day(last_days: Mapping[int, date], zone: ZoneInfo) -> Callable[[RowCheck], None]:
    def check(row: RowCheck) -> None:
        last = last_days.get(row.values["staff"]) if row.has("starts_at", "staff") else None
        if last and row.values["starts_at"].astimezone(zone).date() > last:
            sentence = _("This staff member serves here until %(day)s.") % {"day": in_full(last)}
            row.refuse("staff_name", CellError(sentence, code="retired_staff"))

    return check


def _refuse_no_longer_sold(retired: frozenset[int]) -> Callable[[RowCheck], None]:
    def check(row: RowCheck) -> None:
        if row.has("starts_at", "services") and not retired.isdisjoint(row.values["services"]) and _is_to_come(row):
            row.refuse("service_names", CellError(_("This service is no longer sold."), code="retired_service"))

    return check


def _is_to_come(row: RowCheck) -> bool:
    starts_at: datetime = row.values["starts_at"]
    return starts_at >= timezone.now()
