"""Bookings as rows, with what the register reads kept right."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking, BookingCategory, BookingCategoryLink, Line, Visit
from daybook.catalogue.models import Service
from daybook.clients.models import Client
from daybook.locations.models import Location
from daybook.payments.choices import PaymentKind, PaymentMethod
from daybook.payments.models import Payment
from daybook.staff.models import StaffMember
from tests.factories.counting import the_next
from tests.factories.people import a_client, a_staff_member
from tests.factories.places import the_location

SOME_DAY = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def a_booking(
    *,
    location: Location | None = None,
    staff: StaffMember | None = None,
    client: Client | None = None,
    starts_at: datetime | None = None,
    duration: timedelta = timedelta(hours=1),
    services: tuple[Service, ...] = (),
    price: Decimal | int | None = None,
    paid: Decimal | int = 0,
    status: VisitStatus = VisitStatus.PENDING,
    categories: tuple[BookingCategory, ...] = (),
    deleted: bool = False,
    **more: Any,
) -> Booking:
    """A booking of its own visit; without a time it gets one that no other has; `price` is that of each service."""
    place = location or (staff.location if staff else client.location if client else the_location())
    start = starts_at or SOME_DAY + timedelta(hours=2 * the_next())
    someone = client or a_client(location=place)
    booking = Booking.objects.create(
        location=place,
        visit=Visit.objects.create(location=place, client=someone, day=start.astimezone(place.zone).date()),
        staff=staff or a_staff_member(location=place),
        client=someone,
        starts_at=start,
        ends_at=start + duration,
        status=status,
        **_repeated(services, categories),
        **_deletion(deleted, start),
        **more,
    )
    _add_what_it_repeats(booking, services, categories, price)
    if paid:
        a_payment(booking, paid)
    booking.refresh_from_db()
    return booking


def _repeated(services: tuple[Service, ...], categories: tuple[BookingCategory, ...]) -> dict[str, list[int]]:
    return {
        "service_ids": [service.pk for service in services],
        "service_category_ids": sorted({service.category_id for service in services}),
        "category_ids": [category.pk for category in categories],
    }


def _add_what_it_repeats(
    booking: Booking,
    services: tuple[Service, ...],
    categories: tuple[BookingCategory, ...],
    price: Decimal | int | None,
) -> None:
    for service in services:
        a_line(booking, service, price=service.price_min if price is None else price)
    for category in categories:
        BookingCategoryLink.objects.create(booking=booking, category=category)
    if not services and price:
        Booking.objects.filter(pk=booking.pk).update(price=price, cost=price)


def _deletion(deleted: bool, start: datetime) -> dict[str, Any]:
    return {"deleted_at": start - timedelta(hours=3), "deleted_through": "desk"} if deleted else {}


def a_line(booking: Booking, service: Service, *, price: Decimal | int = 40, discount: Decimal | int = 0) -> Line:
    """A line, added to the sums that the booking repeats."""
    cost = (Decimal(price) * (100 - Decimal(discount)) / 100).quantize(Decimal("0.01"))
    line = Line.objects.create(
        location_id=booking.location_id,
        booking=booking,
        service=service,
        price=price,
        discount=discount,
        cost=cost,
        place=booking.lines.count(),
    )
    booking.price += Decimal(price)
    booking.cost += cost
    booking.save(update_fields=["price", "cost"])
    return line


def a_payment(booking: Booking, amount: Decimal | int, *, kind: PaymentKind = PaymentKind.PAYMENT) -> Payment:
    """A payment, added to the sum that the booking repeats."""
    payment = Payment.objects.create(
        location_id=booking.location_id,
        booking=booking,
        kind=kind,
        method=PaymentMethod.CASH,
        amount=amount,
        paid_at=timezone.now(),
    )
    booking.paid += Decimal(amount) if kind == PaymentKind.PAYMENT else -Decimal(amount)
    booking.payments_count += 1
    booking.save(update_fields=["paid", "payments_count"])
    return payment


def a_booking_category(title: str | None = None, *, location: Location | None = None) -> BookingCategory:
    return BookingCategory.objects.create(
        location=location or the_location(), title=title or f"Label {the_next()}", color="#2fb344"
    )
