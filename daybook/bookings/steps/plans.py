"""A wish made plain: every id looked up at the actor's location, every line priced."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.bookings.models import Booking, BookingCategory, Line
from daybook.bookings.rules.money import HIGHEST
from daybook.bookings.rules.times import LONGEST, YEARS
from daybook.bookings.steps.faults import Faults
from daybook.bookings.steps.pricing import PricedLine, Pricing
from daybook.bookings.wishes import BookingWish
from daybook.catalogue.models import Service
from daybook.shared.actor import Actor
from daybook.shared.templatetags.shown import day as in_full
from daybook.staff.models import StaffMember


@dataclass(frozen=True)
class Plan:
    """One booking as it will be; `booking` is what it is now, None for a new one."""

    wish: BookingWish
    booking: Booking | None
    staff: StaffMember
    lines: tuple[PricedLine, ...]
    old_lines: tuple[Line, ...]

    @property
    def takes_new_time(self) -> bool:
        """Whether it takes time that was not its own."""
        now, wish = self.booking, self.wish
        return now is None or (now.staff_id, now.starts_at, now.ends_at) != (
            self.staff.pk,
            wish.starts_at,
            wish.ends_at,
        )

    @property
    def is_moved(self) -> bool:
        """Whether an existing booking gets another time or staff member; a longer one is not moved."""
        now = self.booking
        return now is not None and (now.staff_id, now.starts_at) != (self.staff.pk, self.wish.starts_at)

    @property
    def price(self) -> Decimal:
        """The full price of all lines."""
        return sum((line.price * line.amount for line in self.lines), Decimal(0))

    @property
    def cost(self) -> Decimal:
        """What is to pay for all lines."""
        return sum((line.cost for line in self.lines), Decimal(0))


class Planner:
    """Looks up what the wishes of one act name, once for all of them, and notes what is wrong."""

    def __init__(self, wishes: Iterable[BookingWish], held: Iterable[Booking], actor: Actor) -> None:
        self.wishes = tuple(_in_utc(wish) for wish in wishes)
        self.actor = actor
        self.faults = Faults()
        self._bookings = {booking.pk: booking for booking in held}
        lines = Line.objects.of(actor).filter(booking_id__in=self._bookings).order_by("place", "pk")
        self._lines: dict[int, list[Line]] = {}
        for line in lines:
            self._lines.setdefault(line.booking_id, []).append(line)
        ids = {line.service_id for wish in self.wishes for line in wish.lines}
        services = Service.objects.of(actor).select_related("category").filter(pk__in=ids)
        self._services = {service.pk: service for service in services}
        own = services.values_list("pk", "given_by__staff_member_id", "given_by__price")
        self._own_prices = {(service_id, staff_id): price for service_id, staff_id, price in own}
        self._categories = {row.pk: row for row in BookingCategory.objects.of(actor)}

    def plans(self, staff: dict[int, StaffMember]) -> list[Plan]:
        """A plan for each wish, in their order; `Invalid` names everything that is wrong with any of them."""
        plans = [self._plan(number, wish, staff) for number, wish in enumerate(self.wishes)]
        self.faults.raise_any()
        return [plan for plan in plans if plan]

    def _plan(self, number: int, wish: BookingWish, staff: dict[int, StaffMember]) -> Plan | None:
        field = f"bookings-{number}"
        booking = self._bookings.get(wish.booking_id or 0)
        self._check_time(field, wish)
        self._check_categories(field, wish, booking)
        member = staff.get(wish.staff_id)
        if member is None or (member.retired_at and (booking is None or booking.staff_id != member.pk)):
            self.faults.add(f"{field}-staff_id", _("Choose somebody who serves here."))
            return None
        self._check_last_day(field, wish, member, booking)
        old_lines = self._lines.get(booking.pk, []) if booking else []
        lines = self._priced(field, wish, old_lines)
        plan = Plan(wish, booking, member, tuple(line for line in lines if line), tuple(old_lines))
        if plan.price > HIGHEST:
            self.faults.add(f"{field}-lines", _("This comes to more money than can be kept."))
        return plan

    def _check_time(self, field: str, wish: BookingWish) -> None:
        if timezone.is_naive(wish.starts_at):
            self.faults.add(f"{field}-starts_at", _("The time zone is missing."))
        if wish.starts_at.year not in YEARS:
            self.faults.add(f"{field}-starts_at", _("This day is too far away."))
        if not timedelta(0) < wish.duration <= LONGEST:
            self.faults.add(f"{field}-duration", _("A booking takes more than nothing and at most 24 hours."))

    def _check_last_day(self, field: str, wish: BookingWish, member: StaffMember, booking: Booking | None) -> None:
        """What was booked for later before somebody said when they leave can be changed, and waits to be moved."""
        if member.last_day is None or timezone.is_naive(wish.starts_at) or wish.starts_at.year not in YEARS:
            return
        stays = booking and (booking.staff_id, booking.starts_at) == (member.pk, wish.starts_at)
        if not stays and wish.starts_at.astimezone(self.actor.zone).date() > member.last_day:
            words = {"staff": member.name, "day": in_full(member.last_day)}
            self.faults.add(f"{field}-starts_at", _("%(staff)s serves here until %(day)s.") % words)

    def _check_categories(self, field: str, wish: BookingWish, booking: Booking | None) -> None:
        kept = set(booking.category_ids) if booking else set()
        for category_id in wish.category_ids - kept:
            category = self._categories.get(category_id)
            if category is None or category.retired_at:
                self.faults.add(f"{field}-category_ids", _("There is no such booking category."))

    def _priced(self, field: str, wish: BookingWish, old_lines: list[Line]) -> list[PricedLine | None]:
        left = list(old_lines)
        lines = []
        for number, line_wish in enumerate(wish.lines):
            name = f"{field}-lines-{number}"
            line = next((line for line in left if line.service_id == line_wish.service_id), None)
            if line:
                left.remove(line)
            service = self._services.get(line_wish.service_id)
            if service is None or (service.retired_at and line is None):
                self.faults.add(f"{name}-service_id", _("Choose a service that is sold here."))
                continue
            own_price = self._own_prices.get((service.pk, wish.staff_id))
            price = service.price_min if own_price is None else own_price
            lines.append(Pricing(line_wish, service, price, line, name).priced(self.actor, self.faults))
        return lines


def _in_utc(wish: BookingWish) -> BookingWish:
    """As it is stored: the same moment in two zones is not always equal to Python where clocks go back."""
    if timezone.is_naive(wish.starts_at) or wish.starts_at.year not in YEARS:
        return wish
    return replace(wish, starts_at=wish.starts_at.astimezone(UTC))
