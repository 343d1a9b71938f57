"""Cards of staff: what can be said of somebody, their order, and leaving on a day."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from daybook.access.choices import Limit, Right, Role
from daybook.bookings.models import Booking
from daybook.bookings.operations import create_booking, edit_booking, move_to_staff
from daybook.shared.errors import Invalid, Stale
from daybook.shared.versions import InUse
from daybook.staff.models import StaffMember
from daybook.staff.operations import (
    create_staff_member,
    delete_staff_member,
    edit_staff_member,
    retire_staff_member,
    retire_staff_who_left,
    return_staff_member,
)
from daybook.staff.queries.members import surroundings
from daybook.staff.wishes import StaffWish
from tests.access.doors import a_browser_of
from tests.bookings.operations.wishing import a_wish
from tests.factories import a_booking, a_location, a_membership, a_position, a_service, a_staff_member, an_actor
from tests.shared.listing.lists import words_of
from tests.users.inviting import an_invitation

pytestmark = pytest.mark.django_db


def in_order():
    return list(StaffMember.objects.order_by("place", "name").values_list("name", flat=True))


def tomorrow(actor, hour=10):
    now = timezone.localtime(timezone=actor.zone)
    return (now + timedelta(days=1)).replace(hour=hour, minute=0, second=0, microsecond=0)


def test_staff_stand_in_the_order_somebody_gives_them():
    manager = an_actor(Right.SETTINGS)
    anna, boris = (create_staff_member(name, actor=manager) for name in ("Anna", "Boris"))
    clara = create_staff_member("Clara", after_id=anna.pk, actor=manager)

    edit_staff_member(boris.pk, StaffWish("Boris", after_id=0), version=1, actor=manager)

    assert in_order() == ["Boris", "Anna", "Clara"]
    assert clara.version == 1


def test_everything_that_is_wrong_with_somebody_is_said_at_once():
    manager = an_actor(Right.SETTINGS)
    elsewhere = a_position(location=a_location("Elsewhere"))

    with pytest.raises(Invalid) as refusal:
        create_staff_member(" ", elsewhere.pk, user_id=a_membership(location=a_location()).user_id, actor=manager)

    assert set(refusal.value.fields) == {"name", "position", "user"}


def test_a_user_is_one_staff_member_of_a_location_at_most():
    manager, user_id = an_actor(), a_membership(Role.SPECIALIST).user_id
    create_staff_member("Anna", user_id=user_id, actor=manager)

    with pytest.raises(Invalid, match="linked to Anna already"):
        create_staff_member("Boris", user_id=user_id, actor=manager)


def test_a_staff_member_changed_by_another_is_not_overwritten():
    manager, rosa = an_actor(Right.SETTINGS), a_staff_member("Rosa")
    edit_staff_member(rosa.pk, StaffWish("Rosa Marín"), version=1, actor=manager)

    with pytest.raises(Stale):
        edit_staff_member(rosa.pk, StaffWish("Rose"), version=1, actor=manager)

    assert in_order() == ["Rosa Marín"]


def test_whoever_leaves_on_a_day_takes_bookings_until_its_end_and_none_after_it():
    actor, rosa, pavel = an_actor(), a_staff_member("Rosa"), a_staff_member("Pavel")
    start = tomorrow(actor)
    late = a_booking(staff=pavel, starts_at=start + timedelta(days=1))

    retire_staff_member(rosa.pk, last_day=start.date(), actor=actor)
    create_booking(a_wish(start, staff=rosa), None, actor=actor)
    with pytest.raises(Invalid, match="Rosa serves here until"):
        create_booking(a_wish(start + timedelta(days=1), staff=rosa), None, actor=actor)
    moved = move_to_staff(Booking.objects.filter(pk=late.pk), rosa.pk, actor=actor)

    rosa.refresh_from_db()
    assert rosa.retired_at is None
    assert [refusal.code for _row, refusal in moved.refused] == ["left"]


def test_what_was_booked_for_later_can_still_be_changed_where_it_stands():
    actor, rosa = an_actor(), a_staff_member("Rosa")
    start = tomorrow(actor) + timedelta(days=3)
    booking = a_booking(staff=rosa, starts_at=start)
    retire_staff_member(rosa.pk, last_day=start.date() - timedelta(days=1), actor=actor)

    edit_booking(booking.pk, a_wish(booking.starts_at, staff=rosa, comment="Called"), version=1, actor=actor)

    booking.refresh_from_db()
    assert booking.comment == "Called"


def test_the_clock_dismisses_whoever_has_left_once():
    rosa, anna = a_staff_member("Rosa"), a_staff_member("Anna")
    StaffMember.objects.filter(pk=rosa.pk).update(last_day=date(2026, 3, 1))
    StaffMember.objects.filter(pk=anna.pk).update(last_day=date(2090, 3, 1))

    assert [retire_staff_who_left(actor=an_actor()) for _time in range(2)] == [1, 0]
    assert list(StaffMember.objects.filter(retired_at=None)) == [anna]


def test_a_dismissal_is_taken_back():
    actor, rosa = an_actor(), a_staff_member("Rosa")
    retire_staff_member(rosa.pk, actor=actor)

    back = return_staff_member(rosa.pk, actor=actor)

    assert (back.retired_at, back.last_day) == (None, None)
    assert back.serves_on(date(2090, 1, 1))


@pytest.mark.parametrize("refer", [lambda rosa: a_booking(staff=rosa), lambda rosa: a_membership(master_id=rosa.pk)])
def test_somebody_in_use_is_not_deleted(refer):
    rosa = a_staff_member("Rosa")
    refer(rosa)

    with pytest.raises(InUse):
        delete_staff_member(rosa.pk, actor=an_actor())

    assert in_order() == ["Rosa"]


def test_somebody_made_by_mistake_is_deleted_with_the_services_they_gave():
    rosa = a_staff_member("Rosa")
    a_service(staff=rosa)

    delete_staff_member(rosa.pk, actor=an_actor())

    assert in_order() == []


def test_the_card_shows_what_is_booked_and_leads_to_the_register():
    here = a_location()
    rosa = a_staff_member("Rosa", location=here)
    a_booking(staff=rosa, starts_at=tomorrow(an_actor(location=here)))
    browser = a_browser_of(Role.OWNER, location=here)

    card = browser.get(f"/l/{here.pk}/staff/{rosa.pk}/dismiss/")
    panel = browser.get(card.context["act"].panel.url, headers={"HX-Request": "true"})
    done = browser.post(f"/l/{here.pk}/staff/{rosa.pk}/dismiss/", {"last_day": "2026-03-02"}, follow=True)

    assert "1 booking is to come:" in words_of(panel)
    assert f"staff={rosa.pk}&amp;cancelled=no" in panel.text
    assert "Rosa is dismissed; what was booked stays." in words_of(done)
    assert "Dismissed on 2 Mar 2026" in words_of(done)


def test_whoever_does_not_see_their_bookings_is_told_so_and_not_that_there_are_none():
    here = a_location("Here")
    rosa, pavel = a_staff_member("Rosa", location=here), a_staff_member("Pavel", location=here)
    a_booking(staff=rosa, location=here, starts_at=tomorrow(an_actor(location=here)))
    limited = a_browser_of(Role.MANAGER, location=here, master_id=pavel.pk)

    of_rosa, of_pavel = (limited.get(f"/l/{here.pk}/bookings/to-come/?staff={each.pk}") for each in (rosa, pavel))

    assert "You may not see the bookings of this staff member" in words_of(of_rosa)
    assert "Nothing is booked from now on." in words_of(of_pavel)


def test_a_day_that_is_none_is_said_at_its_field():
    here = a_location()
    rosa = a_staff_member("Rosa", location=here)

    answer = a_browser_of(Role.OWNER, location=here).post(f"/l/{here.pk}/staff/{rosa.pk}/dismiss/", {"last_day": "x"})

    assert answer.status_code == 422
    assert "Enter a real date." in words_of(answer)


def test_who_somebody_is_decides_whose_bookings_they_see_so_it_is_given_like_a_right():
    member, rosa = a_membership(Role.SPECIALIST), a_staff_member("Rosa")
    wish = StaffWish("Rosa", None, member.user_id)
    of_settings = an_actor(Right.SETTINGS)
    of_one = an_actor(limits={Limit.ONLY_STAFF: a_staff_member("Pavel").pk})

    for actor in (of_settings, of_one):
        with pytest.raises(Invalid) as refused:
            edit_staff_member(rosa.pk, wish, version=1, actor=actor)
        assert set(refused.value.fields) == {"user"}
    edit_staff_member(rosa.pk, wish, version=1, actor=an_actor())

    rosa.refresh_from_db()
    assert rosa.user_id == member.user_id


def test_somebody_who_is_invited_is_no_staff_member_before_they_come():
    invited = an_invitation(name="Bea Typed")

    with pytest.raises(Invalid):
        create_staff_member("Rosa", user_id=invited.user_id, actor=an_actor())

    assert invited.user_id not in dict(surroundings(an_actor()).users)
