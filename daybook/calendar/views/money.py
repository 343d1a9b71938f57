"""Taking money for a booking and giving it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from daybook.access.choices import Right
from daybook.bookings.models import Booking
from daybook.calendar.forms import PaymentForm
from daybook.calendar.queries import shown_booking
from daybook.calendar.views.addresses import page_url
from daybook.calendar.views.cards import Till, till_of, visit_till_of
from daybook.calendar.views.ground import VisitRequest, visit_or_404
from daybook.calendar.views.leave import CHANGED
from daybook.calendar.views.screen import frame_of
from daybook.payments.models import Payment
from daybook.payments.operations import add_payment, pay_visit, refund_payment
from daybook.shared.desk import needs
from daybook.shared.errors import DomainError, Invalid

Write = Callable[..., Payment]


@require_POST
@needs(Right.CALENDAR, Right.VISIT_FORM, Right.PAYMENTS)
def pay(request: VisitRequest, location_id: int, booking_id: int) -> HttpResponse:
    """Take money; the same key again changes nothing."""
    return _move_money(request, booking_id, add_payment)


@require_POST
@needs(Right.CALENDAR, Right.VISIT_FORM, Right.PAYMENTS)
def refund(request: VisitRequest, location_id: int, booking_id: int) -> HttpResponse:
    """Give money back; the same key again changes nothing."""
    return _move_money(request, booking_id, refund_payment)


@require_POST
@needs(Right.CALENDAR, Right.VISIT_FORM, Right.PAYMENTS)
def pay_whole(request: VisitRequest, location_id: int, visit_id: int) -> HttpResponse:
    """Take all that is left for the visit; what is typed elsewhere in the form stays."""
    before, form = visit_or_404(visit_id, request), PaymentForm(request.POST)
    if not form.is_valid():
        raise Invalid({name: [str(sentence) for sentence in sentences] for name, sentences in form.errors.items()})
    given = form.cleaned_data
    pay_visit(visit_id, given["amount"], given["method"], form_key=given["form_key"], actor=request.actor)
    if not request.htmx:
        return redirect(page_url(request, visit=visit_id))
    after = visit_or_404(visit_id, request)
    tills = [till for booking in after.live() if (till := till_of(booking, request.actor))]
    was_shown = request.POST.get("version") == str(before.visit.version)
    context = {
        "taken": given["amount"],
        "method": given["method"].label,
        "tills": tills,
        "visit_till": visit_till_of(after, request.actor),
        "version": after.visit.version if was_shown else None,
        **frame_of(request, after),
    }
    response = render(request, "calendar/_visit_paid.html", context)
    response["HX-Trigger"] = CHANGED
    return response


def _move_money(request: VisitRequest, booking_id: int, write: Write) -> HttpResponse:
    before = _booking_or_404(booking_id, request)
    form = PaymentForm(request.POST)
    problem = _moved(form, partial(write, booking_id, actor=request.actor))
    booking = _booking_or_404(booking_id, request)
    till = till_of(booking, request.actor)
    if till is None:
        raise Http404
    if form.errors or problem:
        till = _with_refusal(till, form, problem, is_refund=write is refund_payment)
    return _answer(request, till, before)


def _moved(form: PaymentForm, write: Callable[..., Payment]) -> str:
    """Nothing, or why not; mistakes of a field stand at the field."""
    if not form.is_valid():
        return ""
    given = form.cleaned_data
    try:
        write(given["amount"], given["method"], form_key=given["form_key"])
    except Invalid as refusal:
        for name, sentences in refusal.fields.items():
            form.add_error(name if name in form.fields else "amount", sentences)
    except DomainError as refusal:
        return str(refusal)
    return ""


def _with_refusal(till: Till, form: PaymentForm, problem: str, *, is_refund: bool) -> Till:
    """The key stays: what was refused may be sent again, and what was in truth done is not done twice."""
    key = str(form["form_key"].value() or till.form_key)
    refused = replace(till, form_key=key, problem=problem)
    return replace(refused, refund=form) if is_refund else replace(refused, form=form)


def _answer(request: VisitRequest, till: Till, before: Booking) -> HttpResponse:
    visit = till.booking.visit
    if not request.htmx:
        return redirect(page_url(request, visit=visit.pk))
    was_shown = request.POST.get("version") == str(before.visit.version)
    context = {
        "till": till,
        "version": visit.version if was_shown else None,
        "is_answer": True,
        "visit_till": visit_till_of(visit_or_404(visit.pk, request), request.actor),
        **frame_of(request, None),
    }
    refused = bool(till.problem or till.form or till.refund)
    response = render(request, "calendar/_till.html", context, status=422 if refused else 200)
    if refused:
        response["HX-Retarget"] = response["HX-Reselect"] = f"#till-{till.booking.pk}"
        response["HX-Reswap"] = "outerHTML"
    else:
        response["HX-Trigger"] = CHANGED
    return response


def _booking_or_404(booking_id: int, request: VisitRequest) -> Booking:
    booking = shown_booking(booking_id, request.actor)
    if booking is None:
        raise Http404
    return booking
