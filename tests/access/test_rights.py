"""What a role and its switches come to, and who may give what."""

import pytest

from daybook.access.choices import NOBODY, Limit, Right, Role
from daybook.access.queries import actor_of, memberships_of
from daybook.access.rights import PRESETS, command_actor, limits_of, problem_of_switches, refusal_to_give, rights_of
from daybook.staff.models import StaffMember
from tests.factories import a_location, a_membership, a_user, an_actor

pytestmark = pytest.mark.django_db

EVERY_LIMIT_OPEN = {
    "dash_records_last_days_count": -1,
    "last_days_count": -1,
    "master_id": 0,
    "position_id": 0,
}


@pytest.mark.parametrize("role", Role)
def test_without_switches_a_role_is_its_preset(role):
    assert rights_of(role, {}) == PRESETS[role]


def test_a_single_right_is_switched_on_and_off():
    held = rights_of(Role.ADMINISTRATOR, {"delete_paid_records_access": True, "clients_access": False})

    assert held == (PRESETS[Role.ADMINISTRATOR] | {Right.DELETE_PAID}) - {Right.CLIENTS}


def test_full_access_is_every_right_whatever_else_is_switched_off():
    assert rights_of(Role.OWNER, {"clients_access": False}) == frozenset(Right)


def test_a_specialist_never_has_the_register():
    switches: dict[str, object] = dict.fromkeys(Right, True)

    held = rights_of(Role.SPECIALIST, switches)

    assert {Right.REGISTER, Right.REGISTER_EXCEL, Right.FULL}.isdisjoint(held)


def test_nothing_limits_others_than_specialists_unless_it_is_switched():
    assert limits_of(Role.ADMINISTRATOR, {}, staff_id=5) == EVERY_LIMIT_OPEN
    assert limits_of(Role.ADMINISTRATOR, {"last_days_count": 30}) == EVERY_LIMIT_OPEN | {"last_days_count": 30}


def test_a_specialist_is_limited_to_themselves():
    assert limits_of(Role.SPECIALIST, {}, staff_id=5)["master_id"] == 5
    assert limits_of(Role.SPECIALIST, {})["master_id"] == NOBODY
    assert limits_of(Role.SPECIALIST, {"master_id": 0}, staff_id=5)["master_id"] == 0


def test_an_actor_knows_which_staff_member_the_person_is_at_that_location():
    person, here, there = a_user(), a_location(), a_location()
    me_here = StaffMember.objects.create(location=here, name="Me", user=person)
    StaffMember.objects.create(location=there, name="Me elsewhere", user=person)
    fresh = a_membership(Role.SPECIALIST, user=person, location=here)

    found = memberships_of(person).get()

    assert actor_of(found, channel="desk").staff_id == me_here.pk
    assert actor_of(found, channel="desk") == actor_of(fresh, channel="desk")


def test_a_dismissed_staff_member_gives_no_sight_of_their_bookings():
    person, here = a_user(), a_location()
    StaffMember.objects.create(location=here, name="Me", user=person, retired_at=here.created_at)
    a_membership(Role.SPECIALIST, user=person, location=here)

    actor = actor_of(memberships_of(person).get(), channel="desk")

    assert (actor.staff_id, actor.limits["master_id"]) == (None, NOBODY)


def test_reading_who_works_where_takes_one_question(django_assert_num_queries):
    person = a_user()
    for _each in range(3):
        a_membership(user=person, location=a_location())

    with django_assert_num_queries(1):
        actors = [actor_of(membership, channel="desk") for membership in memberships_of(person)]

    assert len(actors) == 3


def test_the_machine_itself_holds_every_right_in_nobodys_name():
    actor = command_actor()

    assert (actor.user_id, actor.channel, actor.rights) == (None, "command", frozenset(Right))


def test_one_gives_only_rights_one_holds():
    manager = an_actor(*PRESETS[Role.MANAGER])

    refusal = refusal_to_give(manager, Role.OWNER, {})

    assert refusal
    assert refusal.code == "not_held"
    assert "do everything here" in refusal.sentence
    assert refusal_to_give(manager, Role.ADMINISTRATOR, {"delete_paid_records_access": True}) is None


@pytest.mark.parametrize(
    ("own", "given", "is_given"),
    [
        ({Limit.REGISTER_DAYS: 30}, {"dash_records_last_days_count": 30}, True),
        ({Limit.REGISTER_DAYS: 30}, {"dash_records_last_days_count": 7}, True),
        ({Limit.REGISTER_DAYS: 30}, {"dash_records_last_days_count": 31}, False),
        ({Limit.REGISTER_DAYS: 30}, {}, False),
        ({Limit.ONLY_STAFF: 5}, {"master_id": 5}, True),
        ({Limit.ONLY_STAFF: 5}, {"master_id": 6}, False),
        ({Limit.ONLY_STAFF: 5}, {}, False),
        ({}, {"master_id": 6, "last_days_count": 0}, True),
    ],
)
def test_one_lets_nobody_see_further_than_oneself(own, given, is_given):
    giver = an_actor(limits=own)

    assert (refusal_to_give(giver, Role.ADMINISTRATOR, given) is None) == is_given


@pytest.mark.parametrize(
    ("switched", "problem"),
    [
        ({"clients_access": False, "master_id": 5, "last_days_count": -1}, ""),
        ({"clients_access": 1}, "clients_access must be on or off."),
        ({"master_id": True}, "master_id must be a whole number."),
        ({"last_days_count": -2}, "last_days_count must be a whole number."),
        ({"is_superuser": True}, "There is no right is_superuser."),
    ],
)
def test_switches_are_read_strictly(switched, problem):
    assert problem_of_switches(switched) == problem
