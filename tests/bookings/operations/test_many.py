import pytest

from daybook.access.choices import Limit, Right
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking, BookingCategoryLink
from daybook.bookings.operations import (
    add_category,
    create_visit,
    delete_bookings,
    move_to_staff,
    remove_category,
    set_status,
)
from daybook.bookings.queries.bulk import fingerprint, fingerprint_of, outlook
from daybook.bookings.rights import refusal_to_delete
from daybook.bookings.rules.refusals import SetChanged, TooMany
from daybook.bookings.steps import many
from daybook.shared.errors import Invalid
from tests.bookings.operations.wishing import a_visit_wish, a_wish, at
from tests.factories import (
    a_booking,
    a_booking_category,
    a_client,
    a_location,
    a_service,
    a_staff_member,
    an_actor,
)

pytestmark = pytest.mark.django_db
EVERYTHING = Booking.objects.all()


def codes(outcome) -> list[tuple[Booking, str]]:
    return [(booking, refusal.code) for booking, refusal in outcome.refused]


def test_deleting_several_keeps_the_paid_and_the_arrived_one_and_says_why():
    pending, paid = a_booking(), a_booking(services=(a_service(),), paid=10)
    arrived, gone = a_booking(status=VisitStatus.ARRIVED), a_booking(deleted=True)
    clerk = an_actor(Right.REGISTER, Right.DELETE_BOOKINGS)

    outcome = delete_bookings(EVERYTHING, actor=clerk)

    assert outcome.done == [pending]
    assert codes(outcome) == [(paid, "paid"), (arrived, "arrived"), (gone, "already_deleted")]
    pending.refresh_from_db()
    assert (pending.deleted_by_id, pending.deleted_through, pending.version) == (clerk.user_id, "desk", 2)
    assert list(EVERYTHING.not_cancelled().order_by("pk")) == [paid, arrived]


def test_deleting_twice_is_harmless_and_told():
    booking, clerk = a_booking(), an_actor()
    delete_bookings(EVERYTHING, actor=clerk)
    booking.refresh_from_db()

    again = delete_bookings(EVERYTHING, actor=an_actor())

    assert codes(again) == [(booking, "already_deleted")]
    assert EVERYTHING.get().deleted_at == booking.deleted_at


def test_bookings_of_another_location_are_never_touched():
    there = a_booking(location=a_location())
    clerk = an_actor(location=a_location("Elsewhere"))

    outcome = delete_bookings(EVERYTHING, actor=clerk)

    assert (outcome.done, outcome.refused) == ([], [])
    there.refresh_from_db()
    assert not there.is_deleted


def test_a_deleted_booking_between_two_parts_them_into_two_visits():
    visit = create_visit(
        a_visit_wish(a_wish(at("10:00")), a_wish(at("11:30")), a_wish(at("13:00")), client=a_client()),
        actor=an_actor(),
    )
    first, middle, last = visit.bookings.order_by("pk")

    delete_bookings(EVERYTHING.filter(pk=middle.pk), actor=an_actor())

    for row in (first, middle, last):
        row.refresh_from_db()
    assert (first.visit, middle.visit) == (visit, visit)
    assert last.visit != visit


def test_a_set_that_changed_since_it_was_shown_is_not_touched():
    a_booking()
    shown = fingerprint(EVERYTHING)
    a_booking()

    with pytest.raises(SetChanged):
        delete_bookings(EVERYTHING, actor=an_actor(), expected=shown)

    assert EVERYTHING.cancelled().count() == 0


def test_the_set_that_was_shown_is_deleted():
    a_booking(), a_booking()
    clerk = an_actor()

    outcome = delete_bookings(EVERYTHING, actor=clerk, expected=fingerprint(EVERYTHING))

    assert len(outcome.done) == 2


def test_a_fingerprint_tells_joining_leaving_and_changing_and_is_the_same_counted_anywhere():
    first, _second = a_booking(), a_booking()
    both = fingerprint(EVERYTHING)

    one = fingerprint(EVERYTHING.filter(pk=first.pk))
    set_status(EVERYTHING.filter(pk=first.pk), VisitStatus.CONFIRMED, actor=an_actor())
    changed = fingerprint(EVERYTHING)

    assert len({both, one, changed, fingerprint(EVERYTHING.none())}) == 4
    assert fingerprint_of(EVERYTHING) == changed
    assert fingerprint_of([]) == fingerprint(EVERYTHING.none())


def test_an_outlook_says_what_would_go_before_it_does():
    pending, arrived = a_booking(), a_booking(status=VisitStatus.ARRIVED)
    clerk = an_actor(Right.REGISTER, Right.DELETE_BOOKINGS)

    seen = outlook(EVERYTHING, refusal_to_delete, actor=clerk)

    assert (seen.outcome.done, codes(seen.outcome)) == ([pending], [(arrived, "arrived")])
    assert seen.fingerprint == fingerprint(EVERYTHING)


def test_one_act_takes_only_so_many(monkeypatch):
    monkeypatch.setattr(many, "MOST", 1)
    a_booking(), a_booking()

    with pytest.raises(TooMany):
        delete_bookings(EVERYTHING, actor=an_actor())


def test_a_status_is_set_on_all_that_may_change():
    pending, arrived = a_booking(), a_booking(status=VisitStatus.ARRIVED)
    clerk = an_actor(Right.REGISTER, Right.EDIT_BOOKINGS)

    outcome = set_status(EVERYTHING, VisitStatus.NO_SHOW, actor=clerk)

    assert (outcome.done, codes(outcome)) == ([pending], [(arrived, "arrived")])
    assert [row.status for row in EVERYTHING.order_by("pk")] == [-1, 1]


def test_a_booking_that_has_the_status_is_done_without_being_written():
    booking = a_booking(status=VisitStatus.CONFIRMED)

    outcome = set_status(EVERYTHING, VisitStatus.CONFIRMED, actor=an_actor())

    assert outcome.done == [booking]
    assert EVERYTHING.get().version == 1


def test_a_category_is_put_on_once_and_taken_off():
    old, new = a_booking_category(), a_booking_category()
    labelled, bare = a_booking(categories=(old,)), a_booking()
    clerk = an_actor()

    add_category(EVERYTHING, new.pk, actor=clerk)
    again = add_category(EVERYTHING, new.pk, actor=clerk)
    taken_off = remove_category(EVERYTHING.filter(pk=labelled.pk), old.pk, actor=clerk)

    assert (again.done, taken_off.done) == ([labelled, bare], [labelled])
    assert [row.category_ids for row in EVERYTHING.order_by("pk")] == [[new.pk], [new.pk]]
    assert [row.version for row in EVERYTHING.order_by("pk")] == [3, 2]
    assert BookingCategoryLink.objects.count() == 2


def test_a_category_of_another_location_is_not_given():
    a_booking()
    elsewhere = a_booking_category(location=a_location("Elsewhere"))

    with pytest.raises(Invalid):
        add_category(EVERYTHING, elsewhere.pk, actor=an_actor())


def test_bookings_move_to_a_staff_member_where_their_time_is_free():
    olga, pavel = a_staff_member(), a_staff_member()
    free = a_booking(staff=olga, starts_at=at("09:00"))
    taken = a_booking(staff=olga, starts_at=at("10:00"))
    a_booking(staff=pavel, starts_at=at("10:30"))

    outcome = move_to_staff(EVERYTHING.filter(staff=olga), pavel.pk, actor=an_actor())

    assert (outcome.done, codes(outcome)) == ([free], [(taken, "time_taken")])
    free.refresh_from_db()
    assert free.staff == pavel


def test_of_two_that_want_the_same_time_one_moves():
    olga, ines, pavel = a_staff_member(), a_staff_member(), a_staff_member()
    first, second = a_booking(staff=olga, starts_at=at("09:00")), a_booking(staff=ines, starts_at=at("09:30"))

    outcome = move_to_staff(EVERYTHING, pavel.pk, actor=an_actor())

    assert (outcome.done, codes(outcome)) == ([first], [(second, "time_taken")])


def test_moving_to_a_staff_member_needs_the_right_and_the_column():
    olga, pavel = a_staff_member(), a_staff_member()
    booking = a_booking(staff=olga)

    without = move_to_staff(EVERYTHING, pavel.pk, actor=an_actor(*set(Right) - {Right.TRANSFER}))
    limited = move_to_staff(EVERYTHING, pavel.pk, actor=an_actor(limits={Limit.ONLY_STAFF: olga.pk}))

    assert codes(without) == [(booking, "no_right")]
    assert codes(limited) == [(booking, "not_yours")]


def test_nobody_moves_bookings_to_the_dismissed():
    pavel = a_staff_member()
    type(pavel).objects.filter(pk=pavel.pk).update(retired_at=at("09:00"))

    with pytest.raises(Invalid):
        move_to_staff(EVERYTHING, pavel.pk, actor=an_actor())


def test_a_deleted_booking_accepts_no_bulk_act():
    booking, label = a_booking(deleted=True), a_booking_category()
    pavel, clerk = a_staff_member(), an_actor()

    outcomes = [
        delete_bookings(EVERYTHING, actor=clerk),
        set_status(EVERYTHING, VisitStatus.ARRIVED, actor=clerk),
        add_category(EVERYTHING, label.pk, actor=clerk),
        remove_category(EVERYTHING, label.pk, actor=clerk),
        move_to_staff(EVERYTHING, pavel.pk, actor=clerk),
    ]

    assert [codes(outcome) for outcome in outcomes] == [[(booking, "already_deleted")]] * 5
