"""One trial of each operation of the settings: location, staff, positions, catalogue, booking categories."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from daybook.access.choices import Role
from daybook.bookings import operations as bookings
from daybook.bookings.wishes import CategoryWish
from daybook.catalogue import operations as catalogue
from daybook.catalogue.wishes import GivenWish
from daybook.locations import operations as locations
from daybook.shared.actor import Actor
from daybook.staff import operations as staff
from daybook.staff.wishes import StaffWish
from tests.factories import (
    a_booking_category,
    a_location,
    a_membership,
    a_position,
    a_service,
    a_service_category,
    a_staff_member,
)

PORTO = locations.LocationWish("Aurora Porto", "Europe/Lisbon", "EUR", "PT")


def editing_a_category(actor: Actor) -> None:
    wish = CategoryWish("VIP", "#2fb344")
    bookings.edit_category(a_booking_category().pk, wish, version=1, actor=actor)


def returning_a_category(actor: Actor) -> None:
    label = bookings.retire_category(a_booking_category().pk, actor=actor)
    bookings.return_category(label.pk, actor=actor)


def editing_a_service(actor: Actor) -> None:
    wish = catalogue.ServiceWish("Haircut", a_service_category().pk, timedelta(hours=1), Decimal(40))
    catalogue.edit_service(a_service().pk, wish, version=1, actor=actor)


def setting_services_of_staff(actor: Actor) -> None:
    catalogue.set_services_of_staff(a_staff_member().pk, [GivenWish(a_service().pk)], version=1, actor=actor)


def returning_a_service(actor: Actor) -> None:
    catalogue.return_service(catalogue.retire_service(a_service().pk, actor=actor).pk, actor=actor)


def returning_a_shelf(actor: Actor) -> None:
    shelf = catalogue.retire_service_category(a_service_category().pk, actor=actor)
    catalogue.return_service_category(shelf.pk, actor=actor)


def editing_a_location(actor: Actor) -> None:
    locations.edit_location(PORTO, version=1, actor=replace(actor, location_id=a_location().pk))


def opening_a_location(actor: Actor) -> None:
    locations.open_location(PORTO, actor=replace(actor, location_id=a_location().pk))


def closing_a_location(actor: Actor) -> None:
    here = a_location()
    a_membership(Role.OWNER, location=a_location(business=here.business))
    locations.close_location(actor=replace(actor, location_id=here.pk))


def reopening_a_location(actor: Actor) -> None:
    here = a_location()
    closed = a_location(business=here.business, retired_at=timezone.now())
    locations.reopen_location(closed.pk, actor=replace(actor, location_id=here.pk))


def returning_staff(actor: Actor) -> None:
    staff.return_staff_member(staff.retire_staff_member(a_staff_member().pk, actor=actor).pk, actor=actor)


def retiring_who_left(actor: Actor) -> None:
    member = a_staff_member()
    member.last_day = date(2026, 3, 1)
    member.save()
    staff.retire_staff_who_left(actor=actor)


def giving_a_service(actor: Actor) -> None:
    catalogue.give_service(a_service().pk, a_staff_member().pk, actor=actor)


def selling_a_service(actor: Actor) -> None:
    wish = catalogue.ServiceWish("Haircut", a_service_category().pk, timedelta(hours=1), Decimal(40))
    catalogue.create_service(wish, actor=actor)


SETTINGS_TRIALS: dict[Callable[..., Any], Callable[[Actor], Any]] = {
    bookings.create_category: lambda actor: bookings.create_category("VIP", color="#2fb344", actor=actor),
    bookings.delete_category: lambda actor: bookings.delete_category(a_booking_category().pk, actor=actor),
    bookings.edit_category: editing_a_category,
    bookings.renew_service_categories: lambda actor: bookings.renew_service_categories(a_service().pk, actor=actor),
    bookings.retire_category: lambda actor: bookings.retire_category(a_booking_category().pk, actor=actor),
    bookings.return_category: returning_a_category,
    catalogue.create_service: selling_a_service,
    catalogue.create_service_category: lambda actor: catalogue.create_service_category("Hair", actor=actor),
    catalogue.delete_service: lambda actor: catalogue.delete_service(a_service().pk, actor=actor),
    catalogue.delete_service_category: lambda actor: catalogue.delete_service_category(
        a_service_category().pk, actor=actor
    ),
    catalogue.edit_service: editing_a_service,
    catalogue.edit_service_category: lambda actor: catalogue.edit_service_category(
        a_service_category().pk, "Nails", version=1, actor=actor
    ),
    catalogue.return_service: returning_a_service,
    catalogue.return_service_category: returning_a_shelf,
    catalogue.set_services_of_staff: setting_services_of_staff,
    catalogue.give_service: giving_a_service,
    catalogue.retire_service: lambda actor: catalogue.retire_service(a_service().pk, actor=actor),
    catalogue.retire_service_category: lambda actor: catalogue.retire_service_category(
        a_service_category().pk, actor=actor
    ),
    locations.edit_location: editing_a_location,
    locations.open_location: opening_a_location,
    locations.close_location: closing_a_location,
    locations.reopen_location: reopening_a_location,
    locations.rename_business: lambda actor: locations.rename_business(
        "Aurora & Co", actor=replace(actor, location_id=a_location().pk)
    ),
    staff.create_position: lambda actor: staff.create_position("Barber", actor=actor),
    staff.create_staff_member: lambda actor: staff.create_staff_member("Pavel", actor=actor),
    staff.delete_staff_member: lambda actor: staff.delete_staff_member(a_staff_member().pk, actor=actor),
    staff.edit_staff_member: lambda actor: staff.edit_staff_member(
        a_staff_member().pk, StaffWish("Rosa"), version=1, actor=actor
    ),
    staff.retire_staff_who_left: retiring_who_left,
    staff.return_staff_member: returning_staff,
    staff.delete_position: lambda actor: staff.delete_position(a_position().pk, actor=actor),
    staff.edit_position: lambda actor: staff.edit_position(a_position().pk, "Stylist", version=1, actor=actor),
    staff.return_position: lambda actor: staff.return_position(
        staff.retire_position(a_position().pk, actor=actor).pk, actor=actor
    ),
    staff.retire_position: lambda actor: staff.retire_position(a_position().pk, actor=actor),
    staff.retire_staff_member: lambda actor: staff.retire_staff_member(a_staff_member().pk, actor=actor),
}
