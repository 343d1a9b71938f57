"""Who may do what in the visit form: what is not allowed is not offered, and refused all the same."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from daybook.access.choices import Limit, Right, Role
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from daybook.payments.models import Payment
from daybook.shared.days import day_begins
from daybook.staff.models import StaffMember
from tests.access.doors import a_browser_of, signed_in
from tests.calendar.forms import line_fields, page_of, save_of, saved, sent_by
from tests.factories import a_booking, a_client, a_location, a_membership, a_position, a_service, a_staff_member, a_user

pytestmark = pytest.mark.django_db

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
EVERYTHING_BUT_FULL = {right.value: True for right in Right if right is not Right.FULL}


@pytest.fixture
def here():
    return a_location()


def a_clerk_without(*rights, here, **limits):
    """Somebody who may do everything but this."""
    switched = EVERYTHING_BUT_FULL | {right.value: False for right in rights} | limits
    return a_browser_of(Role.MANAGER, location=here, **switched)


def tampered(browser, booking, **changes):
    """Save what the page would never send: the fields of somebody who may, sent by somebody who may not."""
    owner = a_browser_of(Role.OWNER, location=booking.location)
    fields = sent_by(owner.get(page_of(booking)))
    fields |= {f"b{booking.pk}-{name}": value for name, value in changes.items()}
    return browser.post(save_of(booking), fields)


def card_of(browser, booking):
    return browser.get(page_of(booking)).context["cards"][0]


def test_the_form_needs_the_calendar_and_the_form(here):
    booking = a_booking(starts_at=TEN)
    clerks = [a_clerk_without(right, here=here) for right in (Right.CALENDAR, Right.VISIT_FORM)]

    answers = [clerk.get(page_of(booking)).status_code for clerk in clerks]

    assert answers == [403, 403]


def test_a_specialist_looks_and_changes_nothing(here):
    person, me = a_user(), a_staff_member("Me")
    StaffMember.objects.filter(pk=me.pk).update(user=person)
    specialist = signed_in(a_membership(Role.SPECIALIST, user=person, location=here))
    booking = a_booking(starts_at=TEN, staff=me, services=(a_service(),))

    page = specialist.get(page_of(booking))
    answer = tampered(specialist, booking, comment="Mine now")

    assert [page.context[name] for name in ("may_save", "may_add")] == [False, False]
    assert "You may not change bookings." in page.content.decode()
    assert "data-save" not in page.content.decode()
    assert answer.status_code == 403
    assert Booking.objects.get().comment == ""


def test_who_may_not_make_bookings_is_offered_no_new_one(here):
    clerk = a_clerk_without(Right.CREATE_BOOKINGS, here=here)
    booking = a_booking(starts_at=TEN)

    page = clerk.get(page_of(booking))

    assert page.context["may_add"] is False
    assert clerk.get(f"/l/{here.pk}/calendar/?new=1").status_code == 403
    assert clerk.get(f"/l/{here.pk}/calendar/?again={booking.pk}").status_code == 403
    assert clerk.post(f"/l/{here.pk}/calendar/parts/booking/").status_code == 403


@pytest.mark.parametrize(
    ("right", "state", "sentence"),
    [
        (Right.EDIT_BOOKINGS, {}, "You may not change bookings."),
        (Right.EDIT_ARRIVED, {"status": VisitStatus.ARRIVED}, "The client has arrived, and you may not change such"),
        (Right.EDIT_PAID, {"paid": 40}, "It is paid in full, and you may not change such bookings."),
    ],
)
def test_a_booking_one_may_not_change_is_locked_with_the_reason(here, right, state, sentence):
    clerk = a_clerk_without(right, here=here)
    booking = a_booking(starts_at=TEN, services=(a_service(price=40),), **state)

    locked = card_of(clerk, booking).locked
    answer = tampered(clerk, booking, comment="All the same")

    assert locked.startswith(sentence)
    assert (answer.status_code, Booking.objects.get().comment) == (403, "")


def test_a_locked_booking_does_not_keep_the_others_from_being_saved(here):
    clerk = a_clerk_without(Right.EDIT_ARRIVED, here=here)
    arrived = a_booking(starts_at=TEN, status=VisitStatus.ARRIVED)
    pending = a_booking(starts_at=TEN + timedelta(hours=1), client=arrived.client)
    Booking.objects.filter(pk=pending.pk).update(visit=arrived.visit)
    pending.refresh_from_db()

    answer = saved(clerk, pending, {"comment": "Ready"})

    assert answer.status_code == 302
    assert [row.comment for row in Booking.objects.order_by("pk")] == ["", "Ready"]


def test_who_may_not_move_keeps_time_and_staff_member(here):
    clerk, other = a_clerk_without(Right.TRANSFER, here=here), a_staff_member()
    booking = a_booking(starts_at=TEN)

    answers = [
        tampered(clerk, booking, **{name: value}).status_code
        for name, value in (("staff", other.pk), ("clock", "12:00"))
    ]
    stays = saved(clerk, booking, {"comment": "Same place"})

    booking.refresh_from_db()
    assert card_of(clerk, booking).fixed is True
    assert (answers, stays.status_code, booking.starts_at) == ([403, 403], 302, TEN)


@pytest.mark.parametrize(
    ("right", "change"),
    [
        (Right.EDIT_COST, {"price": "1"}),
        (Right.EDIT_DISCOUNT, {"cost": "1", "led_by": "cost"}),
        (Right.EDIT_DISCOUNT, {"discount": "50"}),
    ],
)
def test_who_may_not_set_prices_or_discounts_is_refused(here, right, change):
    clerk = a_clerk_without(right, here=here)
    booking = a_booking(starts_at=TEN, services=(a_service(price=40),))

    answer = tampered(clerk, booking, **line_fields(booking, **change))

    assert answer.status_code == 422
    assert booking.lines.get().cost == Decimal(40)


def test_fields_of_money_one_may_not_set_are_not_sent(here):
    clerk = a_clerk_without(Right.EDIT_COST, Right.EDIT_DISCOUNT, here=here)
    booking = a_booking(starts_at=TEN, services=(a_service(price=40),))
    line = booking.lines.get()

    page = clerk.get(page_of(booking)).content.decode()

    names = [f'name="b{booking.pk}-l{line.pk}-{field}"' in page for field in ("price", "discount", "cost", "amount")]
    assert names == [False, False, False, True]


def test_services_can_be_changed_at_catalogue_prices_without_the_right_to_set_prices(here):
    clerk = a_clerk_without(Right.EDIT_COST, Right.EDIT_DISCOUNT, here=here)
    dye = a_service("Dye", price=90)
    booking = a_booking(starts_at=TEN, services=(a_service(price=40),))

    answer = saved(clerk, booking, {"line": ["x1"], "x1-service": dye.pk, "x1-amount": "1"})

    booking.refresh_from_db()
    assert (answer.status_code, booking.service_ids, booking.cost) == (302, [dye.pk], Decimal(90))


def test_who_may_not_see_money_sees_no_payments_and_takes_none(here):
    clerk = a_clerk_without(Right.PAYMENTS, here=here)
    booking = a_booking(starts_at=TEN, services=(a_service(price=40),), paid=10)

    card = card_of(clerk, booking)
    answer = clerk.post(f"/l/{here.pk}/calendar/bookings/{booking.pk}/pay/", {"amount": "5", "method": "cash"})

    assert (card.till, answer.status_code, Payment.objects.count()) == (None, 403, 1)


def test_who_may_not_delete_has_no_such_button(here):
    clerk = a_clerk_without(Right.DELETE_BOOKINGS, here=here)
    booking = a_booking(starts_at=TEN)

    card = card_of(clerk, booking)
    ground = f"/l/{here.pk}/calendar/visits/{booking.visit_id}/delete/"
    answers = [clerk.get(f"{ground}confirm/").status_code, clerk.post(ground, {"booking": booking.pk}).status_code]

    assert (card.may_delete, answers) == (False, [403, 403])


def test_phones_show_as_x_and_are_found_whole_only(here):
    clerk = a_clerk_without(Right.CALENDAR_PHONES, here=here)
    anna = a_client("Anna", phone="+351912345678")
    booking = a_booking(starts_at=TEN, client=anna)

    page = clerk.get(page_of(booking)).content.decode()
    found = [
        [card.id for card in clerk.get(f"/l/{here.pk}/calendar/clients/", {"client-search": text}).context["found"]]
        for text in ("345", "912 345 678", "anna")
    ]

    assert ("345678" in page, "+XXXXXXXXXXXX" in page) == (False, True)
    assert found == [[], [anna.pk], [anna.pk]]


def test_a_person_of_one_column_sees_and_books_that_column_only(here):
    mine, other = a_staff_member("Me"), a_staff_member("Other")
    me = a_clerk_without(here=here, **{Limit.ONLY_STAFF: mine.pk})
    booking = a_booking(starts_at=TEN, staff=mine)
    hidden = a_booking(starts_at=TEN + timedelta(hours=1), staff=other, client=booking.client)
    foreign = a_booking(starts_at=TEN, staff=other)
    Booking.objects.filter(pk=hidden.pk).update(visit=booking.visit)

    page = me.get(page_of(booking))
    answer = tampered(me, booking, staff=other.pk)

    assert [card.booking for card in page.context["cards"]] == [booking]
    assert page.context["cards"][0].staff == [mine]
    assert "One more booking of this visit is with somebody else; you may not see it." in page.content.decode()
    assert me.get(page_of(foreign)).status_code == 404
    assert (answer.status_code, Booking.objects.get(pk=booking.pk).staff) == (403, mine)


def test_a_person_of_one_position_chooses_among_its_staff(here):
    barber = a_position("Barber")
    rui, ana = a_staff_member("Rui", position=barber), a_staff_member("Ana")
    clerk = a_clerk_without(here=here, **{Limit.ONLY_POSITION: barber.pk})

    page = clerk.get(f"/l/{here.pk}/calendar/?new=1")

    assert page.context["cards"][0].staff == [rui]
    assert clerk.get(page_of(a_booking(starts_at=TEN, staff=ana))).status_code == 404


def test_who_may_not_look_back_finds_no_old_visit(here):
    clerk = a_clerk_without(here=here, **{Limit.CALENDAR_DAYS: 3})
    begins = day_begins(here.today(), here.zone)
    old, recent = (a_booking(starts_at=begins - timedelta(days=days)) for days in (4, 3))

    assert [clerk.get(page_of(booking)).status_code for booking in (old, recent)] == [404, 200]


def test_ids_of_another_location_are_not_there(here):
    owner = a_browser_of(Role.OWNER, location=here)
    elsewhere = a_location("Elsewhere")
    booking = a_booking(starts_at=TEN)
    ids = {
        "staff": a_staff_member(location=elsewhere).pk,
        "categories": [10**9],
        "line": ["x1"],
        "x1-service": a_service(location=elsewhere).pk,
        "x1-price": "1",
        "x1-amount": "1",
    }

    answer = saved(owner, booking, ids)
    client = saved(owner, booking, {}, **{"client-who": "known", "client-id": a_client(location=elsewhere).pk})

    assert (answer.status_code, client.status_code) == (422, 422)
    assert [mistake.sentence for mistake in answer.context["form"].mistakes()] == [
        "There is no such staff member here.",
        "There is no such booking category here.",
        "There is no such service here.",
    ]
    assert Booking.objects.get(pk=booking.pk).version == booking.version


def test_a_booking_of_another_visit_is_not_saved_along(here):
    owner = a_browser_of(Role.OWNER, location=here)
    booking, stranger = a_booking(starts_at=TEN), a_booking(starts_at=TEN)
    fields = sent_by(owner.get(page_of(booking)))
    theirs = sent_by(owner.get(page_of(stranger)))
    both = theirs | fields | {"booking": [*fields["booking"], *theirs["booking"]]}

    answer = owner.post(save_of(booking), both | {f"b{stranger.pk}-comment": "Slipped in"})

    assert answer.status_code == 404
    assert Booking.objects.get(pk=stranger.pk).comment == ""


def test_a_visit_that_is_closed_to_somebody_asks_them_for_nothing(here):
    desk = a_browser_of(Role.ADMINISTRATOR, location=here, edit_records_attendance_access=False)
    arrived = a_booking(starts_at=TEN, client=a_client("Anna"), status=VisitStatus.ARRIVED)
    page, back = desk.get(page_of(arrived)), f"/l/{here.pk}/bookings/"

    answer = desk.post(save_of(arrived), sent_by(page) | {"back": back})

    assert not page.context["may_change_client"]
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{back}#back")
    assert Booking.objects.get(pk=arrived.pk).version == arrived.version


def test_the_desk_marks_a_client_who_paid_ahead_as_arrived(here):
    prepaid = a_booking(starts_at=TEN, services=(a_service(price=40),), paid=40)

    saved(a_browser_of(Role.ADMINISTRATOR, location=here), prepaid, {"status": VisitStatus.ARRIVED.value})

    assert Booking.objects.get(pk=prepaid.pk).status == VisitStatus.ARRIVED
