"""Taking money in the visit form and giving it back."""

from datetime import UTC, datetime
from decimal import Decimal
from uuid import uuid4

import pytest

from daybook.access.choices import Role
from daybook.bookings.models import Booking
from daybook.payments.choices import PaymentKind, PaymentMethod
from daybook.payments.models import Payment
from tests.access.doors import a_browser_of
from tests.calendar.forms import line_fields, page_of, save_of, saved, sent_by
from tests.factories import a_booking, a_location, a_service

pytestmark = pytest.mark.django_db

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
BY_HTMX = {"HX-Request": "true"}


@pytest.fixture
def here():
    return a_location()


@pytest.fixture
def browser(here):
    return a_browser_of(Role.ADMINISTRATOR, location=here)


@pytest.fixture
def booking(here):
    return a_booking(starts_at=TEN, services=(a_service(price=40),))


def send(browser, booking, act, **fields):
    given = {"method": "card", "form_key": str(uuid4()), "version": 1} | fields
    return browser.post(f"/l/{booking.location_id}/calendar/bookings/{booking.pk}/{act}/", given, headers=BY_HTMX)


def money_of(booking):
    rows = Payment.objects.filter(booking=booking).order_by("pk")
    return [(row.kind, row.method, row.amount) for row in rows]


def test_a_part_is_paid_and_the_rest_is_said(browser, booking):
    answer = send(browser, booking, "pay", amount="15,50")

    assert answer.status_code == 200
    assert money_of(booking) == [(PaymentKind.PAYMENT, PaymentMethod.CARD, Decimal("15.50"))]
    assert "€24.50 left to pay" in answer.content.decode()


def test_a_double_click_pays_once(browser, booking):
    key = str(uuid4())

    answers = [send(browser, booking, "pay", amount="40", form_key=key) for _click in range(2)]

    booking.refresh_from_db()
    assert ([answer.status_code for answer in answers], booking.paid) == ([200, 200], Decimal(40))
    assert len(money_of(booking)) == 1


def test_each_look_at_the_form_has_a_key_of_its_own(browser, booking):
    keys = {browser.get(page_of(booking)).context["cards"][0].till.form_key for _look in range(2)}

    assert len(keys) == 2


def test_money_is_given_back_in_part(browser, booking):
    send(browser, booking, "pay", amount="40")

    answer = send(browser, booking, "refund", amount="10", method="cash")

    booking.refresh_from_db()
    assert (answer.status_code, booking.paid) == (200, Decimal(30))
    assert money_of(booking)[1] == (PaymentKind.REFUND, PaymentMethod.CASH, Decimal(10))


@pytest.mark.parametrize(
    ("act", "amount", "sentence"),
    [
        ("pay", "41", "Only €40.00 is left to pay."),
        ("pay", "0", "Enter an amount above zero."),
        ("pay", "-5", "The amount cannot be below zero."),
        ("pay", "much", "Enter an amount, such as 40 or 40.50."),
        ("pay", "", "Enter the amount."),
        ("refund", "1", "Only €0.00 was paid."),
    ],
)
def test_a_refused_amount_is_told_at_its_field_and_stays_there(here, act, amount, sentence):
    browser = a_browser_of(Role.ADMINISTRATOR, location=here)
    booking = a_booking(starts_at=TEN, services=(a_service(price=40),))

    answer = send(browser, booking, act, amount=amount)

    assert (answer.status_code, answer["HX-Retarget"]) == (422, f"#till-{booking.pk}")
    till = answer.context["till"]
    form = till.form if act == "pay" else till.refund
    assert (form.errors["amount"], form["amount"].value()) == ([sentence], amount)
    assert money_of(booking) == []


def test_taking_money_does_not_make_the_open_form_stale(browser, booking):
    fields = sent_by(browser.get(page_of(booking)))

    answer = send(browser, booking, "pay", amount="5", version=fields["version"])
    saved = browser.post(save_of(booking), fields | {"version": answer.context["version"]})

    assert saved.status_code == 302


def test_taking_money_does_not_hide_what_somebody_else_changed(browser, booking):
    fields = sent_by(browser.get(page_of(booking)))
    browser.post(save_of(booking), fields | {f"b{booking.pk}-comment": "Theirs"})

    answer = send(browser, booking, "pay", amount="5", version=fields["version"])

    assert answer.context["version"] is None
    assert 'name="version"' not in answer.content.decode()


def test_without_a_script_the_page_comes_back(browser, booking):
    fields = {"amount": "5", "method": "cash", "form_key": str(uuid4())}

    answer = browser.post(f"/l/{booking.location_id}/calendar/bookings/{booking.pk}/pay/", fields)

    assert (answer.status_code, answer["Location"]) == (302, page_of(booking))


def test_a_deleted_booking_takes_no_money(browser):
    gone = a_booking(starts_at=TEN, services=(a_service(price=40),), deleted=True)

    answer = send(browser, gone, "pay", amount="5")

    assert (answer.status_code, money_of(gone)) == (422, [])


def test_what_was_paid_for_a_deleted_booking_is_given_back_as_the_page_offers_it(browser):
    gone = a_booking(starts_at=TEN, services=(a_service(price=40),), paid=10, deleted=True)

    page = browser.get(page_of(gone)).content.decode()
    answer = send(browser, gone, "refund", amount="10")

    assert ("€10.00 paid too much" in page, f'form="refund-{gone.pk}"' in page) == (True, True)
    assert (answer.status_code, money_of(gone)[-1]) == (200, (PaymentKind.REFUND, PaymentMethod.CARD, Decimal(10)))
    assert "left to pay" not in answer.content.decode()


def test_what_was_paid_too_much_is_said_and_offered_back(here, booking):
    manager = a_browser_of(Role.MANAGER, location=here)
    send(manager, booking, "pay", amount="40")
    saved(manager, booking, line_fields(booking, discount="10"))

    page = manager.get(page_of(booking))

    assert "€4.00 paid too much" in page.content.decode()
    assert page.context["cards"][0].till.to_give_back == Decimal(4)


def test_what_is_left_for_all_bookings_is_taken_at_once(here, browser, booking):
    second = a_booking(client=booking.client, starts_at=TEN, services=(a_service(price=25),))
    Booking.objects.filter(pk=second.pk).update(visit=booking.visit)
    page = browser.get(page_of(booking))
    till = page.context["visit_till"]

    sent = {"method": "card", "amount": str(till.left), "form_key": till.form_key, "version": 1}
    where = f"/l/{here.pk}/calendar/visits/{booking.visit_id}/pay/"
    answer = browser.post(where, sent, headers=BY_HTMX)
    again = browser.post(where, sent | {"form_key": str(uuid4())}, headers=BY_HTMX)

    assert till.left == Decimal(65)
    assert (answer.status_code, again.status_code) == (200, 422)
    assert "€65.00 taken, Card." in answer.content.decode()
    assert answer.content.decode().count("Paid in full") == 2
    assert [money_of(one) for one in (booking, second)] == [
        [(PaymentKind.PAYMENT, PaymentMethod.CARD, Decimal(40))],
        [(PaymentKind.PAYMENT, PaymentMethod.CARD, Decimal(25))],
    ]


def test_one_booking_alone_has_no_till_of_the_visit(browser, booking):
    assert browser.get(page_of(booking)).context["visit_till"] is None
