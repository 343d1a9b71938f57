"""What the change log tells of: each thing with its table of history, where it belongs, and who may know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from daybook.access.choices import Right

OWN_LOCATION = "SELECT told.location_id"
BY_LABEL = "CASE told.pgh_label WHEN 'insert' THEN 'made' WHEN 'delete' THEN 'deleted' ELSE 'changed' END"
DELETED_IS_MARKED = """
    CASE WHEN told.pgh_label = 'insert' THEN 'made' WHEN told.pgh_label = 'delete' THEN 'deleted'
         WHEN told.deleted_at IS NULL THEN 'changed'
         WHEN EXISTS (SELECT 1 FROM bookings_bookingevent before WHERE before.pgh_obj_id = told.pgh_obj_id
                      AND before.pgh_id < told.pgh_id AND before.deleted_at IS NOT NULL) THEN 'changed'
         ELSE 'deleted' END
"""
OF_BOOKING = """
    SELECT coalesce(
        (SELECT booking.location_id FROM bookings_booking booking WHERE booking.id = told.booking_id),
        (SELECT max(gone.location_id) FROM bookings_bookingevent gone WHERE gone.pgh_obj_id = told.booking_id))
"""
OF_SERVICE = """
    SELECT coalesce(
        (SELECT service.location_id FROM catalogue_service service WHERE service.id = told.service_id),
        (SELECT max(gone.location_id) FROM catalogue_serviceevent gone WHERE gone.pgh_obj_id = told.service_id))
"""
OF_USER = """
    SELECT membership.location_id FROM access_membership membership
    WHERE membership.user_id = told.id AND membership.invited_at IS NULL AND membership.deactivated_at IS NULL
"""
"""Where they work: a location that invited them is told nothing of an account they had before (0016)."""
OF_BUSINESS = "SELECT location.id FROM locations_location location WHERE location.business_id = told.id"


class Action(models.TextChoices):
    """What was done with a thing."""

    MADE = "made", _("Created")
    CHANGED = "changed", _("Changed")
    DELETED = "deleted", _("Deleted")


@dataclass(frozen=True)
class Thing:
    """One kind of thing. `event` is its table of history, `where` the locations of the row `told` in SQL.

    Who holds one of `opened_by` sees it elsewhere, and may read here what became of it. `part_of` names the thing
    under which it is told, and the column that says which one.
    """

    name: str
    event: str
    label: str | Promise
    opened_by: tuple[Right, ...]
    part_of: tuple[str, str] | None = None
    where: str = OWN_LOCATION
    action: str = BY_LABEL


OF_BOOKINGS = (Right.REGISTER, Right.CALENDAR)
OF_HOURS = (Right.EDIT_SCHEDULE, Right.CALENDAR)
OF_SETTINGS = (Right.SETTINGS,)
THINGS = (
    Thing("booking", "bookings.BookingEvent", _("Booking"), OF_BOOKINGS, action=DELETED_IS_MARKED),
    Thing("line", "bookings.LineEvent", _("Service of a booking"), OF_BOOKINGS, part_of=("booking", "booking_id")),
    Thing(
        "label",
        "bookings.BookingCategoryLinkEvent",
        _("Category of a booking"),
        OF_BOOKINGS,
        part_of=("booking", "booking_id"),
        where=OF_BOOKING,
    ),
    Thing("payment", "payments.PaymentEvent", _("Payment"), (Right.PAYMENTS,), part_of=("booking", "booking_id")),
    Thing("client", "clients.ClientEvent", _("Client"), (Right.CLIENTS,)),
    Thing("client_label", "clients.ClientCategoryEvent", _("Client category"), (Right.CLIENTS,)),
    Thing("two_people", "clients.TwoPeopleEvent", _("Two people, not one"), (Right.CLIENTS,)),
    Thing("staff", "staff.StaffMemberEvent", _("Staff member"), OF_SETTINGS),
    Thing("position", "staff.PositionEvent", _("Position"), OF_SETTINGS),
    Thing("service", "catalogue.ServiceEvent", _("Service"), OF_SETTINGS),
    Thing(
        "giver",
        "catalogue.ServiceStaffEvent",
        _("Who gives a service"),
        OF_SETTINGS,
        part_of=("service", "service_id"),
        where=OF_SERVICE,
    ),
    Thing("shelf", "catalogue.ServiceCategoryEvent", _("Service category"), OF_SETTINGS),
    Thing("category", "bookings.BookingCategoryEvent", _("Booking category"), OF_SETTINGS),
    Thing("week", "schedule.WeekPatternEvent", _("Usual week"), OF_HOURS),
    Thing("day", "schedule.DayPlanEvent", _("Hours of a day"), OF_HOURS),
    Thing("holiday", "schedule.HolidayEvent", _("Holiday"), OF_HOURS),
    Thing("feed", "feeds.CalendarFeedEvent", _("Calendar address"), OF_SETTINGS),
    Thing("location", "locations.LocationEvent", _("Location"), OF_SETTINGS, where="SELECT told.id"),
    Thing("business", "locations.BusinessEvent", _("Business"), OF_SETTINGS, where=OF_BUSINESS),
    Thing("user", "access.UserEvent", _("User"), (Right.USERS,), where=OF_USER),
    Thing("rights", "access.MembershipEvent", _("Rights of a user"), (Right.USERS,)),
)
"""In the order of the filter. A table of history that is missing here fails a test."""
THING: Mapping[str, Thing] = {thing.name: thing for thing in THINGS}
OF_A_BOOKING = frozenset({"booking", "line", "label", "payment"})
"""What is told under a booking, and is seen only by those who see the booking."""
OF_ONES_HOURS = frozenset({"week", "day"})
"""What tells when one staff member works, and is seen by whoever sees the bookings of that one."""
NOBODY_OF_OURS = ("online", "clock", "command", "database")
"""Channels through which somebody acts who is no user."""
