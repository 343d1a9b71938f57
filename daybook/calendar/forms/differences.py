"""What somebody else changed meanwhile, beside what is typed: in words, so that a person can choose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from daybook.bookings.wishes import BookingWish, ClientWish, LineWish
from daybook.calendar.forms.ground import Ground
from daybook.calendar.forms.visit import VisitForm
from daybook.calendar.queries import ShownVisit
from daybook.shared.templatetags.shown import length, moment


@dataclass(frozen=True)
class Difference:
    """One thing that is not the same: of which booking, theirs (saved), mine (typed)."""

    booking: str
    field: str
    theirs: str
    mine: str


def differences(form: VisitForm, shown: ShownVisit, ground: Ground) -> list[Difference]:
    """Everything that saving the form would change of what is saved now; the form must be valid."""
    wish = form.wish()
    saved = {booking.pk: booking for booking in shown.bookings}
    found = [_gone(saved[booking.booking_id]) for booking in form.gone if booking.booking_id]
    for wished in wish.bookings:
        if booking := saved.get(wished.booking_id or 0):
            found += _of_booking(booking, wished, ground)
    wished_ids = {wished.booking_id for wished in wish.bookings}
    found += [_kept(booking) for booking in shown.live() if booking.pk not in wished_ids]
    return [*_of_client(wish.client, shown), *found]


def _of_client(wish: ClientWish | None, shown: ShownVisit) -> Iterator[Difference]:
    theirs = shown.visit.client
    if (theirs.pk if theirs else None) != (wish.client_id if wish else None):
        mine = _("nobody") if wish is None else wish.name or _("the one in this form")
        yield Difference("", _("Client"), theirs.name if theirs else _("nobody"), mine)


def _of_booking(booking: Booking, wish: BookingWish, ground: Ground) -> Iterator[Difference]:
    saved, typed = _words_of_saved(booking, ground), _words_of_wish(wish, ground)
    for field, theirs in saved.items():
        if theirs != typed[field]:
            yield Difference(_title(booking), field, theirs or "–", typed[field] or "–")


def _gone(booking: Booking) -> Difference:
    return Difference(_title(booking), _("Booking"), _("deleted"), _("a deleted booking cannot be saved"))


def _kept(booking: Booking) -> Difference:
    return Difference(_title(booking), _("Booking"), _("is in the visit"), _("not in this form; it stays"))


def _title(booking: Booking) -> str:
    return f"{moment(booking.starts_at)}, {booking.staff.name}"


def _words_of_saved(booking: Booking, ground: Ground) -> dict[str, str]:
    lines = [_line(line.service_id, line.amount, line.cost, ground) for line in booking.lines.all()]
    return {
        **_place(booking.staff_id, booking.starts_at, booking.duration, ground),
        _("Services"): ", ".join(lines),
        _("Visit status"): str(VisitStatus(booking.status).label),
        _("Comment"): booking.comment,
        _("Categories"): _labels(frozenset(booking.category_ids), ground),
    }


def _words_of_wish(wish: BookingWish, ground: Ground) -> dict[str, str]:
    lines = [_line(line.service_id, line.amount, _cost(line, ground), ground) for line in wish.lines]
    return {
        **_place(wish.staff_id, wish.starts_at, wish.duration, ground),
        _("Services"): ", ".join(lines),
        _("Visit status"): str(wish.status.label),
        _("Comment"): wish.comment,
        _("Categories"): _labels(wish.category_ids, ground),
    }


def _place(staff_id: int, starts_at: datetime, span: timedelta, ground: Ground) -> dict[str, str]:
    staff = ground.choices.staff_by_id.get(staff_id)
    return {
        _("Staff member"): staff.name if staff else "",
        _("Time"): moment(starts_at),
        _("Duration"): length(span),
    }


def _line(service_id: int, amount: int, cost: Decimal, ground: Ground) -> str:
    service = ground.choices.service_by_id.get(service_id)
    name = service.name if service else ""
    times = f" × {amount}" if amount > 1 else ""
    sees_cost = ground.may_set_price or ground.may_set_discount
    return f"{name}{times} {ground.written(cost)}" if sees_cost else f"{name}{times}"


def _cost(line: LineWish, ground: Ground) -> Decimal:
    if line.cost is not None:
        return line.cost
    return ground.cost(line.price or Decimal(0), line.amount, line.discount or Decimal(0))


def _labels(category_ids: frozenset[int], ground: Ground) -> str:
    return ", ".join(str(label) for label in ground.choices.categories if label.pk in category_ids)
