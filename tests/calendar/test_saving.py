"""Opening a visit, changing it, and what comes of it."""

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from daybook.access.choices import Role
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking, Visit
from daybook.clients.models import Client
from tests.access.doors import a_browser_of
from tests.calendar.forms import days_of, line_fields, page_of, save_of, saved, sent_by
from tests.factories import a_booking, a_booking_category, a_client, a_location, a_service, a_staff_member

pytestmark = pytest.mark.django_db

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
INPUT = re.compile(r'name="([^"]+)" value="([^"]*)"')


@pytest.fixture
def here():
    return a_location()


@pytest.fixture
def browser(here):
    return a_browser_of(Role.OWNER, location=here)


def new_visit(browser, here, **changes):
    """Open the form of a new visit, fill in the one booking it begins with, and save."""
    page = browser.get(f"/l/{here.pk}/calendar/?new=1&at=2026-03-02T10:00")
    key = page.context["form"].bookings[0].key
    fields = sent_by(page) | {f"{key}-{name}": value for name, value in changes.items() if name != "client"}
    return browser.post(f"/l/{here.pk}/calendar/new/save/", fields | changes.get("client", {}))


def test_saving_a_visit_as_it_is_changes_nothing(browser):
    booking = a_booking(starts_at=TEN, services=(a_service("Cut", price=40),), comment="By the window")

    answer = saved(browser, booking, {})

    assert (answer.status_code, answer["Location"]) == (302, days_of(booking))
    again = Booking.objects.get(pk=booking.pk)
    assert (again.version, again.cost, again.comment) == (booking.version, Decimal(40), "By the window")


def test_everything_of_a_booking_can_be_changed_at_once(here, browser):
    booking, other = a_booking(starts_at=TEN), a_staff_member("Rui")
    vip = a_booking_category("VIP")

    saved(
        browser,
        booking,
        {
            "staff": other.pk,
            "day": "2026-03-03",
            "clock": "15:30",
            "duration": "0:45",
            "status": "2",
            "comment": "Moved by phone",
            "categories": [vip.pk],
        },
    )

    booking.refresh_from_db()
    assert (booking.staff, booking.starts_at) == (other, datetime(2026, 3, 3, 15, 30, tzinfo=UTC))
    assert booking.duration == timedelta(minutes=45)
    assert (booking.status, booking.comment) == (VisitStatus.CONFIRMED, "Moved by phone")
    assert booking.category_ids == [vip.pk]


def test_a_new_visit_with_a_new_client(here, browser):
    rui = a_staff_member("Rui")

    new_visit(
        browser,
        here,
        staff=rui.pk,
        duration="1:30",
        client={"client-who": "new", "client-name": "Zoë Smit", "client-phone": "912 345 678"},
    )

    booking, client = Booking.objects.get(), Client.objects.get()
    assert (booking.staff, booking.starts_at, booking.duration) == (rui, TEN, timedelta(minutes=90))
    assert (booking.client, client.name, client.phone) == (client, "Zoë Smit", "+351912345678")


def test_a_visit_can_be_saved_without_a_client(here, browser):
    new_visit(browser, here, staff=a_staff_member().pk)

    assert Booking.objects.get().client is None


def test_a_phone_that_somebody_has_already_is_not_given_to_a_second_client(here, browser):
    anna = a_client("Anna Kovács", phone="+351912345678")

    answer = new_visit(
        browser,
        here,
        staff=a_staff_member().pk,
        client={"client-who": "new", "client-name": "Zoë", "client-phone": "912 345 678"},
    )

    assert answer.status_code == 422
    assert answer.context["form"].client.errors["phone"] == [
        "Anna Kovács has this phone already. Take Anna Kovács, or correct the phone."
    ]
    assert (list(Client.objects.all()), Booking.objects.count()) == ([anna], 0)


def test_another_booking_joins_the_visit_with_another_staff_member(here, browser):
    booking, ines = a_booking(starts_at=TEN), a_staff_member("Inês")
    manicure = a_service("Manicure", price=35)
    fields = sent_by(browser.get(page_of(booking)))

    card = browser.post(f"/l/{here.pk}/calendar/parts/booking/", fields).context["card"]
    key = card.key
    fields["booking"].append(key)
    given = {"staff": ines.pk, "day": "2026-03-02", "clock": "11:00", "duration": "1:00", "status": "0"}
    fields |= {f"{key}-{name}": value for name, value in given.items()}
    fields |= {
        f"{key}-line": ["l1"],
        f"{key}-l1-service": manicure.pk,
        f"{key}-l1-price": "35",
        f"{key}-l1-amount": "2",
    }
    browser.post(save_of(booking), fields)

    second = Booking.objects.exclude(pk=booking.pk).get()
    assert card.form["clock"].value() == "11:00"
    assert (second.visit_id, second.client, second.staff) == (booking.visit_id, booking.client, ines)
    assert (second.price, second.cost, second.service_ids) == (Decimal(70), Decimal(70), [manicure.pk])


def test_services_come_and_go(browser):
    cut, dye = a_service("Cut", price=40), a_service("Dye", price=90)
    booking = a_booking(starts_at=TEN, services=(cut,))

    saved(browser, booking, {"line": ["x1"], "x1-service": dye.pk, "x1-price": "90", "x1-amount": "1"})

    booking.refresh_from_db()
    assert (booking.service_ids, booking.cost) == ([dye.pk], Decimal(90))
    assert [line.service for line in booking.lines.all()] == [dye]


@pytest.mark.parametrize(
    ("typed", "discount", "cost"),
    [
        ({"discount": "33.33"}, "33.33", "6.66"),
        ({"discount": "12,5"}, "12.50", "8.74"),
        ({"price": "20"}, "0.00", "20.00"),
        ({"amount": "3"}, "0.00", "29.97"),
        ({"cost": "5", "led_by": "cost"}, "49.95", "5.00"),
        ({"cost": "5"}, "49.95", "5.00"),
        ({"discount": "10", "cost": "8.99"}, "10.00", "8.99"),
    ],
)
def test_cost_and_discount_follow_each_other_and_the_server_has_the_last_word(browser, typed, discount, cost):
    booking = a_booking(starts_at=TEN, services=(a_service(price=Decimal("9.99")),))

    saved(browser, booking, line_fields(booking, **typed))

    line = booking.lines.get()
    assert (line.discount, line.cost) == (Decimal(discount), Decimal(cost))


def test_a_cost_that_its_discount_only_comes_near_to_stays_as_it_is(browser):
    booking = a_booking(starts_at=TEN, services=(a_service(price=1000),))
    saved(browser, booking, line_fields(booking, cost="333.33", led_by="cost"))

    saved(browser, booking, {"comment": "Something else"})

    line = booking.lines.get()
    assert (line.discount, line.cost) == (Decimal("66.67"), Decimal("333.33"))


def test_an_emptied_visit_says_what_it_lacks(here, browser):
    booking = a_booking(starts_at=TEN)

    answer = browser.post(save_of(booking), {"version": 1, "client-who": "nobody"})

    assert answer.status_code == 422
    assert [mistake.sentence for mistake in answer.context["form"].mistakes()] == [
        "There is no booking to save. Add one."
    ]


def test_every_mistake_is_told_at_its_field_and_nothing_typed_is_lost(browser):
    booking = a_booking(starts_at=TEN, services=(a_service(price=40),))

    answer = saved(
        browser,
        booking,
        {"clock": "10:07", "duration": "soon", "comment": "Typed <b>", **line_fields(booking, price="forty")},
        **{"client-who": "new", "client-name": "", "client-phone": "12"},
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert [mistake.sentence for mistake in answer.context["form"].mistakes()] == [
        "Enter the client's name.",
        "Enter how long it takes as hours and minutes, such as 0:45 or 1:30.",
        "Times go in steps of 15 minutes here. Choose 10:00 or 10:15.",
        "Enter an amount, such as 40 or 40.50.",
    ]
    assert [
        text in page for text in ('value="10:07"', 'value="soon"', "Typed &lt;b&gt;", 'value="forty"', 'value="12"')
    ] == [True] * 5
    assert Booking.objects.get().version == booking.version


def test_a_booking_between_two_steps_keeps_its_odd_time_while_it_is_not_moved(browser):
    odd = TEN + timedelta(minutes=7, seconds=30)
    booking = a_booking(starts_at=odd, duration=timedelta(seconds=3675))

    saved(browser, booking, {"comment": "Same time"})

    booking.refresh_from_db()
    assert (booking.starts_at, booking.duration, booking.comment) == (odd, timedelta(seconds=3675), "Same time")


def test_booking_again_begins_a_new_visit_like_the_old_one(here, browser):
    cut = a_service("Cut", price=40)
    gone = a_booking(starts_at=TEN, services=(cut,), price=25, deleted=True)

    page = browser.get(f"/l/{here.pk}/calendar/?again={gone.pk}")
    answer = browser.post(f"/l/{here.pk}/calendar/new/save/", sent_by(page))

    new = Booking.objects.exclude(pk=gone.pk).get()
    assert (answer.status_code, Visit.objects.count()) == (302, 2)
    assert (new.client, new.staff, new.service_ids, new.cost) == (gone.client, gone.staff, [cut.pk], Decimal(40))
    assert new.starts_at > datetime.now(UTC)


def test_a_visit_nobody_made_is_not_there(here, browser):
    for question in ("visit=999999", "visit=x", "again=999999", "visit=-1"):
        assert browser.get(f"/l/{here.pk}/calendar/?{question}").status_code == 404


def test_a_double_click_saves_one_visit_and_says_so_twice(browser, here):
    staff = a_staff_member()
    page = browser.get(f"/l/{here.pk}/calendar/?new=1&at=2026-03-02T10:00")
    key = page.context["form"].bookings[0].key
    fields = sent_by(page) | {f"{key}-staff": staff.pk, "client-who": "new", "client-name": "Zed"}

    answers = [browser.post(f"/l/{here.pk}/calendar/new/save/", fields) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert (Booking.objects.count(), Client.objects.count()) == (1, 1)


def test_numbers_as_russian_writes_them_come_back_as_they_were(browser):
    booking = a_booking(starts_at=TEN, services=(a_service("Cut", price=Decimal("1234.50")),))
    browser.defaults["HTTP_ACCEPT_LANGUAGE"] = "ru"
    page = browser.get(page_of(booking))
    amounts = {
        name: value for name, value in INPUT.findall(page.text) if name.endswith(("-price", "-cost", "-discount"))
    }
    typed = {name: value.replace(".", ",") for name, value in amounts.items()}

    answer = browser.post(save_of(booking), sent_by(page) | typed)

    assert answer.status_code == 302
    again = Booking.objects.get(pk=booking.pk)
    assert (sorted(typed.values()), again.version, again.cost) == (["0", "1234,50", "1234,50"], 1, Decimal("1234.50"))
