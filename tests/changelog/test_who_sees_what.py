"""What somebody may not see elsewhere is not told in the change log either."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone

from daybook.access.choices import NOBODY, Limit, Right
from daybook.bookings.models import Booking
from daybook.changelog.models import Change
from daybook.changelog.queries.entries import MANY, SHOWN, entry_of
from daybook.clients.models import Client
from daybook.schedule.models import DayPlan
from daybook.schedule.operations import set_day, set_week
from daybook.schedule.wishes import DayWish, WeekWish
from daybook.shared.actor import Actor
from daybook.shared.operations import sign
from daybook.staff.models import Position, StaffMember
from tests.changelog.reading import anew, entries, headlines
from tests.factories import a_booking, a_client, a_location, a_membership, a_service, a_staff_member, a_user, an_actor
from tests.factories.bookings import a_payment
from tests.factories.places import the_location

pytestmark = pytest.mark.django_db
EVERY_RIGHT = frozenset(Right)


def things(actor: Actor, question: str = "") -> set[str]:
    return {part.thing for entry in entries(actor, question) for part in entry.parts}


def bookings(actor: Actor, question: str = "") -> set[int]:
    return {part.number for entry in entries(actor, question) for part in entry.parts if part.thing == "booking"}


def in_acts_of_their_own(*makes: Callable[[], object]) -> None:
    """Each of these with a signature of its own, as if somebody else had clicked."""
    for make in makes:
        sign(anew(an_actor()))
        make()


@pytest.mark.parametrize(
    ("lacking", "thing"),
    [
        ({Right.CLIENTS}, "client"),
        ({Right.SETTINGS}, "service"),
        ({Right.SETTINGS}, "staff"),
        ({Right.USERS}, "rights"),
        ({Right.REGISTER, Right.CALENDAR}, "booking"),
    ],
)
def test_without_the_right_to_see_a_thing_its_changes_are_not_there_either(lacking: set[Right], thing: str):
    in_acts_of_their_own(a_client, a_service, a_staff_member, a_membership, a_booking)
    without = an_actor(*(EVERY_RIGHT - lacking - {Right.FULL}))

    assert thing in things(an_actor())
    assert thing not in things(without)


def test_phones_are_masked_without_the_right_to_see_phones():
    a_client("Anna", phone="+351912000001")

    shown = [
        [each.after for entry in entries(actor, "thing=client") for part in entry.parts for each in part.fields]
        for actor in (an_actor(), an_actor(*(EVERY_RIGHT - {Right.CLIENT_PHONES})))
    ]

    assert ("+351912000001" in shown[0], "+351912000001" in shown[1]) == (True, False)
    assert "+XXXXXXXXXXXX" in shown[1]


def test_money_is_told_only_to_those_who_may_see_payments():
    booking = a_booking(price=40)
    sign(anew(an_actor()))
    a_payment(booking, 25)

    said = [
        {each.field for entry in entries(actor, f"booking={booking.pk}") for p in entry.parts for each in p.fields}
        for actor in (an_actor(), an_actor(*(EVERY_RIGHT - {Right.PAYMENTS})))
    ]

    assert ("Payment" in said[0], "Payment" in said[1]) == (True, False)


def test_somebody_limited_to_one_staff_member_reads_of_their_bookings_only():
    rosa = a_staff_member("Rosa")
    sign(anew(an_actor()))
    own = a_booking(staff=rosa)
    sign(anew(an_actor()))
    others = a_booking()
    limited = an_actor(limits={Limit.ONLY_STAFF: rosa.pk})

    assert {own.pk, others.pk} <= bookings(an_actor())
    assert bookings(limited) == {own.pk}
    assert entries(limited, f"booking={others.pk}") == []


def test_of_an_act_on_many_somebody_limited_reads_their_own_part_and_no_number():
    rosa = a_staff_member("Rosa")
    own, others = a_booking(staff=rosa), [a_booking() for _each in range(8)]
    sign(anew(an_actor()))
    Booking.objects.update(comment="moved house")
    limited = an_actor(limits={Limit.ONLY_STAFF: rosa.pk})

    [entry] = entries(limited, "thing=booking&action=changed")[:1]

    assert [part.number for part in entry.parts] == [own.pk]
    assert (entry.sums, len(others)) == ((), 8)


def test_theirs_is_found_wherever_it_stands_among_the_rows_of_a_statement():
    rosa = a_staff_member("Rosa")
    for _each in range(MANY + SHOWN):
        a_booking()
    own = a_booking(staff=rosa)
    sign(anew(an_actor()))
    Booking.objects.update(comment="moved house")
    limited = an_actor(limits={Limit.ONLY_STAFF: rosa.pk})

    [entry] = entries(limited, "thing=booking&action=changed")[:1]

    assert [part.number for part in entry.parts] == [own.pk]


@pytest.mark.parametrize("limit", [Limit.ONLY_STAFF, Limit.ONLY_POSITION])
def test_somebody_limited_to_some_staff_reads_of_the_hours_of_those_only(limit):
    position = Position.objects.create(location=a_location(), title="Stylist")
    rosa, olga = a_staff_member("Rosa", location=position.location), a_staff_member("Olga", location=position.location)
    StaffMember.objects.filter(pk=rosa.pk).update(position=position)
    owner = an_actor(location=position.location)
    for member in (rosa, olga):
        set_week(WeekWish(member.pk, date(2026, 3, 2), (((600, 840),),) * 7), actor=anew(owner))
        set_day(DayWish(member.pk, date(2026, 3, 2), (), "sick"), actor=anew(owner))
    limits = {limit: rosa.pk if limit == Limit.ONLY_STAFF else position.pk}
    limited = an_actor(location=position.location, limits=limits)

    of_everybody, of_rosa = (headlines(actor, "thing=day,week") for actor in (owner, limited))

    assert (len(of_everybody), len(of_rosa)) == (4, 2)
    assert [line for line in of_rosa if "Olga" in line] == []


def test_of_hours_that_were_written_together_somebody_limited_reads_their_own_part():
    rosa = a_staff_member("Rosa")
    others = [a_staff_member(f"Olga {number}", location=rosa.location) for number in range(8)]
    owner = an_actor(location=rosa.location)
    for member in (*others, rosa):
        set_day(DayWish(member.pk, date(2026, 3, 2), (), "sick"), actor=anew(owner))
    sign(anew(owner))
    DayPlan.objects.update(note="well again")
    limited = an_actor(location=rosa.location, limits={Limit.ONLY_STAFF: rosa.pk})

    [entry] = entries(limited, "thing=day&action=changed")

    assert [part.name.split()[0] for part in entry.parts] == ["Rosa"]
    assert entry.sums == ()


def test_whoever_is_limited_to_nobody_reads_of_no_booking():
    a_booking()
    nobody = an_actor(limits={Limit.ONLY_STAFF: NOBODY})

    assert bookings(nobody) == set()


def test_of_things_that_are_no_bookings_somebody_limited_is_told_the_number():
    place, rosa = the_location(), a_staff_member("Rosa")
    sign(anew(an_actor()))
    Client.objects.bulk_create(Client(location=place, name=f"Anna {number}") for number in range(8))
    limited = an_actor(limits={Limit.ONLY_STAFF: rosa.pk})

    [entry] = entries(limited, "thing=client")[:1]

    assert [(each.label, each.number) for each in entry.sums] == [("Client", 8)]


def test_days_back_bound_the_bookings_that_are_told_of():
    sign(anew(an_actor()))
    long_ago = a_booking(starts_at=timezone.now() - timedelta(days=40))
    sign(anew(an_actor()))
    lately = a_booking(starts_at=timezone.now() - timedelta(days=2))
    limited = an_actor(limits={Limit.REGISTER_DAYS: 7, Limit.CALENDAR_DAYS: 7})

    assert bookings(limited) == {lately.pk}
    assert long_ago.pk in bookings(an_actor())


def test_a_user_who_works_elsewhere_is_not_told_of_here():
    here, there = the_location(), a_location("There")
    stranger, colleague = a_user("Stranger"), a_user("Colleague")
    a_membership(user=stranger, location=there)
    a_membership(user=colleague, location=here)
    sign(anew(an_actor(location=here)))
    for person in (stranger, colleague):
        type(person).objects.filter(pk=person.pk).update(name=f"{person.name} Renamed")
    told = [part.name for entry in entries(an_actor(location=here)) for part in entry.parts if part.thing == "user"]

    assert told == ["Colleague Renamed"]


def test_an_act_of_another_location_has_no_page_here():
    here, elsewhere = the_location(), a_location("Elsewhere")
    sign(anew(an_actor(location=here)))
    a_client("Anna", location=here)
    change = Change.objects.get(thing="client")

    assert entry_of(change.at, change.act, an_actor(location=here)) is not None
    assert entry_of(change.at, change.act, an_actor(location=elsewhere)) is None
