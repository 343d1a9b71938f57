from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from daybook.access.choices import Limit, Right
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking, BookingCategoryLink, Line, Visit
from daybook.bookings.operations import create_visit, delete_bookings, edit_booking, edit_visit
from daybook.bookings.rules.refusals import TimeTaken
from daybook.bookings.wishes import LineWish
from daybook.shared.errors import DomainError, NotAllowed, NotThere, Stale
from tests.bookings.operations.wishing import a_visit_wish, a_wish, at
from tests.factories import (
    a_booking,
    a_booking_category,
    a_client,
    a_location,
    a_payment,
    a_service,
    a_staff_member,
    a_user,
    an_actor,
)

pytestmark = pytest.mark.django_db


def a_visit(*wishes, client=None) -> Visit:
    return create_visit(a_visit_wish(*wishes, client=client or a_client()), actor=an_actor())


def like(booking: Booking, **changes):
    """The wish that leaves the booking as it is, but for the changes."""
    lines = tuple(LineWish(line.service_id, amount=line.amount) for line in booking.lines.order_by("place"))
    wish = a_wish(booking.starts_at, staff=booking.staff, duration=booking.duration, lines=lines)
    same: dict[str, Any] = {
        "status": booking.status,
        "comment": booking.comment,
        "category_ids": frozenset(booking.category_ids),
    }
    return replace(wish, booking_id=booking.pk, **{**same, **changes})


def test_every_field_of_a_visit_can_be_changed():
    label, cut, colour = a_booking_category(), a_service(price=30), a_service(price=70)
    visit = a_visit(a_wish(at("10:00"), cut))
    bea, pavel, clerk = a_client("Bea"), a_staff_member(), an_actor()
    booking = visit.bookings.get()
    wish = a_wish(
        at("12:00", day=3),
        colour,
        cut,
        staff=pavel,
        duration=timedelta(minutes=90),
        booking_id=booking.pk,
        status=VisitStatus.CONFIRMED,
        comment="by the window",
        category_ids=frozenset({label.pk}),
    )

    edited = edit_visit(visit.pk, a_visit_wish(wish, client=bea), version=visit.version, actor=clerk)

    booking = edited.bookings.get()
    assert (booking.client, booking.staff, booking.status) == (bea, pavel, VisitStatus.CONFIRMED)
    assert (booking.starts_at, booking.ends_at) == (at("12:00", day=3), at("13:30", day=3))
    assert (booking.comment, booking.category_ids) == ("by the window", [label.pk])
    assert (booking.service_ids, booking.price) == ([colour.pk, cut.pk], Decimal(100))
    assert (edited.client, edited.day.isoformat(), edited.version) == (bea, "2026-03-03", visit.version + 2)
    assert BookingCategoryLink.objects.get().category == label


def test_a_stale_form_overwrites_nothing_and_says_who_was_faster():
    visit = a_visit(a_wish(at("10:00")))
    booking = visit.bookings.get()
    olga, clerk = an_actor(user=a_user("Olga Desk")), an_actor()
    edit_visit(visit.pk, a_visit_wish(like(booking, comment="hers")), version=visit.version, actor=olga)

    with pytest.raises(Stale, match="Olga Desk changed this visit"):
        edit_visit(visit.pk, a_visit_wish(like(booking, comment="his")), version=visit.version, actor=clerk)

    booking.refresh_from_db()
    assert booking.comment == "hers"


def test_a_deletion_meanwhile_makes_the_form_stale():
    visit = a_visit(a_wish(at("10:00")), a_wish(at("11:00")))
    first, second = visit.bookings.order_by("pk")
    delete_bookings(Booking.objects.filter(pk=first.pk), actor=an_actor())

    with pytest.raises(Stale):
        edit_visit(visit.pk, a_visit_wish(like(second)), version=visit.version, actor=an_actor())


def test_saving_what_is_there_already_changes_nothing():
    visit = a_visit(a_wish(at("10:00"), a_service()))
    booking = visit.bookings.get()
    nobody = an_actor(Right.CALENDAR)

    same = edit_visit(visit.pk, a_visit_wish(like(booking), client=booking.client), version=visit.version, actor=nobody)

    booking.refresh_from_db()
    assert (same, same.version, booking.version) == (visit, visit.version, 1)


def test_bookings_that_the_wish_does_not_name_stay():
    visit = a_visit(a_wish(at("10:00")), a_wish(at("11:00")))
    first, second = visit.bookings.order_by("pk")

    edit_visit(
        visit.pk,
        a_visit_wish(like(first, comment="changed"), client=visit.client),
        version=visit.version,
        actor=an_actor(),
    )

    second.refresh_from_db()
    assert (second.is_deleted, second.version, second.visit_id) == (False, 1, visit.pk)


def test_a_visit_can_be_moved_by_half_an_hour_over_its_own_time():
    olga = a_staff_member()
    visit = a_visit(a_wish(at("10:00"), staff=olga), a_wish(at("11:00"), staff=olga))
    later = [like(row, starts_at=row.starts_at + timedelta(minutes=30)) for row in visit.bookings.order_by("pk")]

    edit_visit(visit.pk, a_visit_wish(*later, client=visit.client), version=visit.version, actor=an_actor())

    assert [row.starts_at for row in visit.bookings.order_by("pk")] == [at("10:30"), at("11:30")]


def test_a_booking_added_to_a_visit_counts_as_its_change():
    visit = a_visit(a_wish(at("10:00")))
    added = a_visit_wish(like(visit.bookings.get()), a_wish(at("11:00")), client=visit.client)

    edited = edit_visit(visit.pk, added, version=visit.version, actor=an_actor())

    assert (edited.bookings.count(), edited.version) == (2, visit.version + 1)


def test_a_booking_moved_far_away_leaves_the_visit_and_coming_back_joins_it():
    visit = a_visit(a_wish(at("10:00")), a_wish(at("11:00")))
    _first, second = visit.bookings.order_by("pk")

    away = edit_booking(second.pk, like(second, starts_at=at("18:00")), version=1, actor=an_actor())
    back = edit_booking(second.pk, like(second), version=away.version, actor=an_actor())

    assert away.visit_id != visit.pk
    assert back.visit == visit
    assert list(Visit.objects.all()) == [visit]


def test_moving_needs_the_right_to_transfer_while_a_longer_booking_does_not():
    visit = a_visit(a_wish(at("10:00")))
    booking = visit.bookings.get()
    clerk = an_actor(*set(Right) - {Right.TRANSFER})

    longer = edit_booking(booking.pk, like(booking, duration=timedelta(hours=2)), version=1, actor=clerk)

    assert longer.duration == timedelta(hours=2)
    for change in ({"starts_at": at("15:00")}, {"staff_id": a_staff_member().pk}):
        with pytest.raises(NotAllowed):
            edit_booking(booking.pk, like(longer, **change), version=longer.version, actor=clerk)


def test_a_limited_person_does_not_move_a_booking_into_anothers_column():
    olga, pavel = a_staff_member(), a_staff_member()
    booking = a_visit(a_wish(at("10:00"), staff=olga)).bookings.get()
    clerk = an_actor(limits={Limit.ONLY_STAFF: olga.pk})

    with pytest.raises(NotAllowed):
        edit_booking(booking.pk, like(booking, staff_id=pavel.pk), version=1, actor=clerk)


def test_a_longer_booking_does_not_run_into_the_next():
    olga = a_staff_member()
    booking = a_visit(a_wish(at("10:00"), staff=olga)).bookings.get()
    a_booking(staff=olga, starts_at=at("11:00"))

    with pytest.raises(TimeTaken):
        edit_booking(booking.pk, like(booking, duration=timedelta(minutes=61)), version=1, actor=an_actor())


def test_arrived_and_paid_bookings_are_read_only_without_their_rights():
    clerk = an_actor(*set(Right) - {Right.EDIT_ARRIVED, Right.EDIT_PAID})
    arrived = a_booking(status=VisitStatus.ARRIVED)
    paid = a_booking(services=(a_service(price=40),), paid=40)

    for booking in (arrived, paid):
        with pytest.raises(NotAllowed):
            edit_booking(booking.pk, like(booking, comment="no"), version=1, actor=clerk)


def test_a_deleted_booking_accepts_nothing():
    booking = a_booking(deleted=True)

    with pytest.raises(DomainError, match="deleted before"):
        edit_booking(booking.pk, like(booking, comment="no"), version=1, actor=an_actor())


def test_bookings_and_visits_of_another_location_are_not_there():
    booking = a_booking()
    elsewhere = an_actor(location=a_location("Elsewhere"))

    with pytest.raises(NotThere):
        edit_booking(booking.pk, like(booking), version=1, actor=elsewhere)
    with pytest.raises(NotThere):
        edit_visit(booking.visit_id, a_visit_wish(like(booking)), version=1, actor=elsewhere)


def test_a_retired_service_stays_in_the_booking_that_has_it():
    service = a_service(price=40)
    booking = a_visit(a_wish(at("10:00"), service)).bookings.get()
    type(service).objects.update(retired_at=at("09:00"))

    edited = edit_booking(booking.pk, like(booking, comment="changed"), version=1, actor=an_actor())

    assert (edited.comment, edited.service_ids) == ("changed", [service.pk])


def test_lines_keep_their_rows_so_that_history_tells_which_was_which():
    cut, colour = a_service(), a_service()
    booking = a_visit(a_wish(at("10:00"), cut, colour)).bookings.get()
    before = {line.service_id: line.pk for line in booking.lines.all()}
    swapped = (LineWish(colour.pk, price=Decimal(99)), LineWish(cut.pk))

    edit_booking(booking.pk, like(booking, lines=swapped), version=1, actor=an_actor())

    after = [(line.service_id, line.pk) for line in Line.objects.order_by("place")]
    assert after == [(colour.pk, before[colour.pk]), (cut.pk, before[cut.pk])]


def test_a_booking_with_nothing_to_pay_can_be_changed_by_all_who_edit():
    booking = a_booking()
    clerk = an_actor(*set(Right) - {Right.EDIT_PAID})

    edited = edit_booking(booking.pk, like(booking, comment="ok"), version=1, actor=clerk)

    assert edited.comment == "ok"
    a_payment(edited, 5)
    with pytest.raises(NotAllowed):
        edit_booking(booking.pk, like(booking, comment="no"), version=edited.version, actor=clerk)


def test_a_visit_that_one_may_not_see_is_not_there():
    olga, pavel = a_staff_member(), a_staff_member()
    visit = a_visit(a_wish(at("10:00"), staff=olga))
    limited = an_actor(limits={Limit.ONLY_STAFF: pavel.pk})
    booking = visit.bookings.get()

    with pytest.raises(NotThere):
        edit_visit(visit.pk, a_visit_wish(like(booking)), version=99, actor=limited)
    with pytest.raises(NotThere):
        edit_booking(booking.pk, like(booking), version=99, actor=limited)
