"""Making people, letting them work, changing their rights, shutting them out; and the history of it."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client as Browser

from daybook.access.choices import Right, Role
from daybook.access.models import Membership, User
from daybook.access.operations import (
    change_rights,
    choose_language,
    create_user,
    deactivate_member,
    end_membership,
    give_membership,
    reactivate_member,
)
from daybook.access.queries import memberships_of
from daybook.access.rights import PRESETS, command_actor
from daybook.shared.errors import Invalid, NotAllowed, Stale
from tests.access.doors import signed_in
from tests.factories import a_location, a_membership, a_user, an_actor
from tests.factories.people import PASSWORD

pytestmark = pytest.mark.django_db


def a_manager_of(place):
    return an_actor(*PRESETS[Role.MANAGER], location=place)


def history_of(model, **which):
    return list(model.pgh_event_model.objects.filter(**which).order_by("pgh_id"))


def test_the_command_line_makes_the_first_owner():
    here = a_location()

    owner = create_user("Owner@Example.org", "Ida Owner", PASSWORD, actor=command_actor())
    membership = give_membership(owner, here.pk, Role.OWNER, actor=command_actor())

    assert (owner.email, owner.check_password(PASSWORD)) == ("owner@example.org", True)
    assert (membership.role, membership.location) == (Role.OWNER, here)


def test_all_that_is_wrong_with_a_new_person_is_said_at_once():
    a_user(email="taken@example.org")

    with pytest.raises(Invalid) as taken:
        create_user("Taken@example.org", " ", "short", actor=command_actor())
    with pytest.raises(Invalid) as no_address:
        create_user("no address", "Ben", PASSWORD, actor=command_actor())

    assert set(taken.value.fields) == {"email", "name", "password"}
    assert set(no_address.value.fields) == {"email"}


@pytest.mark.parametrize(("name", "kept"), [("B" * 151, None), ("Ida\r\n Owner", "Ida Owner")])
def test_a_name_is_one_line_that_the_book_can_hold(name, kept):
    if kept is None:
        with pytest.raises(Invalid) as too_long:
            create_user("ida@example.org", name, PASSWORD, actor=command_actor())
        assert too_long.value.fields == {"name": ["The name can have 150 characters at most."]}
    else:
        assert create_user("ida@example.org", name, PASSWORD, actor=command_actor()).name == kept


def test_whoever_does_not_manage_users_makes_none():
    clerk = an_actor(Right.REGISTER)

    with pytest.raises(NotAllowed):
        create_user("ben@example.org", "Ben", PASSWORD, actor=clerk)

    assert not User.objects.filter(email="ben@example.org").exists()


def test_a_manager_lets_somebody_work_but_makes_no_owner():
    here, person = a_location(), a_user()

    with pytest.raises(NotAllowed):
        give_membership(person, here.pk, Role.OWNER, actor=a_manager_of(here))
    given = give_membership(person, here.pk, Role.ADMINISTRATOR, {"clients_access": False}, actor=a_manager_of(here))

    assert (given.role, given.switched) == (Role.ADMINISTRATOR, {"clients_access": False})


def test_a_manager_gives_nothing_at_another_location():
    there, person = a_location(), a_user()

    with pytest.raises(NotAllowed):
        give_membership(person, there.pk, Role.ADMINISTRATOR, actor=a_manager_of(a_location()))


def test_nobody_works_twice_at_one_location():
    member = a_membership()

    with pytest.raises(Invalid):
        give_membership(member.user, member.location_id, Role.MANAGER, actor=command_actor())


def test_a_right_that_does_not_exist_cannot_be_switched():
    here = a_location()

    with pytest.raises(Invalid):
        give_membership(a_user(), here.pk, Role.MANAGER, {"all_of_it": True}, actor=command_actor())


def test_nobody_raises_themselves():
    here = a_location()
    member = a_membership(Role.MANAGER, location=here)
    actor = an_actor(*PRESETS[Role.MANAGER], location=here, user=member.user)

    with pytest.raises(NotAllowed):
        change_rights(member, Role.MANAGER, {"full_access": True}, actor=actor)


def test_a_manager_does_not_touch_an_owner():
    here = a_location()
    owner = a_membership(Role.OWNER, location=here)
    a_membership(Role.OWNER, location=here)

    for touch in (
        lambda: change_rights(owner, Role.SPECIALIST, {}, actor=a_manager_of(here)),
        lambda: end_membership(owner, actor=a_manager_of(here)),
        lambda: deactivate_member(owner, actor=a_manager_of(here)),
    ):
        with pytest.raises(NotAllowed):
            touch()

    owner.refresh_from_db()
    assert (owner.role, owner.user.is_active) == (Role.OWNER, True)


def test_the_last_owner_stays_one():
    here = a_location()
    owner = a_membership(Role.OWNER, location=here)
    shut_out = a_membership(Role.OWNER, location=here)
    User.objects.filter(pk=shut_out.user_id).update(is_active=False)

    for take in (
        lambda: change_rights(owner, Role.MANAGER, {}, actor=command_actor()),
        lambda: end_membership(owner, actor=command_actor()),
        lambda: deactivate_member(owner, actor=command_actor()),
    ):
        with pytest.raises(NotAllowed, match="Somebody must keep full access"):
            take()


def test_with_a_second_owner_the_first_may_go():
    here = a_location()
    first, second = a_membership(Role.OWNER, location=here), a_membership(Role.OWNER, location=here)

    end_membership(first, actor=an_actor(location=here, user=second.user))

    assert list(Membership.objects.filter(location=here)) == [second]


def test_whoever_is_deactivated_loses_their_sessions_and_the_location():
    member = a_membership(Role.ADMINISTRATOR)
    browser = Browser()
    browser.post("/account/login/", {"login": member.user.email, "password": PASSWORD})

    deactivate_member(member, actor=an_actor(location=member.location))

    assert UserSession.objects.filter(user=member.user).count() == 0
    assert browser.get(f"/l/{member.location_id}/bookings/")["Location"].startswith("/account/login/")
    assert signed_in(member).get(f"/l/{member.location_id}/bookings/").status_code == 404


def test_a_deactivated_person_is_let_in_again_with_the_rights_they_had():
    member = a_membership(Role.ADMINISTRATOR, clients_access=False)
    owner = an_actor(location=member.location)
    deactivate_member(member, actor=owner)
    deactivate_member(member, actor=owner)

    reactivate_member(member, actor=owner)
    reactivate_member(member, actor=owner)

    member.refresh_from_db()
    assert (member.deactivated_at, member.switched) == (None, {"clients_access": False})
    assert signed_in(member).get(f"/l/{member.location_id}/bookings/").status_code == 200


def test_a_manager_lets_nobody_in_again_who_holds_more_than_they_do():
    here = a_location()
    owner = a_membership(Role.OWNER, location=here)
    a_membership(Role.OWNER, location=here)
    deactivate_member(owner, actor=an_actor(location=here))

    with pytest.raises(NotAllowed):
        reactivate_member(owner, actor=a_manager_of(here))


def test_a_person_deactivated_here_goes_on_working_elsewhere():
    here, there, person = a_location(), a_location(), a_user()
    member = a_membership(user=person, location=here)
    a_membership(user=person, location=there)

    deactivate_member(member, actor=a_manager_of(here))

    assert [place.location for place in memberships_of(person)] == [there]


@pytest.mark.parametrize(
    "take",
    [
        lambda member, actor: deactivate_member(member, actor=actor),
        lambda member, actor: end_membership(member, actor=actor),
        lambda member, actor: change_rights(member, Role.SPECIALIST, {}, actor=actor),
    ],
    ids=["deactivate", "remove", "lower"],
)
def test_nobody_does_it_to_themselves(take):
    member = a_membership(Role.OWNER)
    a_membership(Role.OWNER, location=member.location)

    with pytest.raises(NotAllowed, match="Nobody changes their own rights"):
        take(member, an_actor(location=member.location, user=member.user))


def test_somebody_of_elsewhere_cannot_be_shut_out_from_here():
    stranger = a_membership(location=a_location())

    with pytest.raises(NotAllowed):
        deactivate_member(stranger, actor=an_actor(location=a_location()))


def test_a_change_of_rights_that_somebody_else_changed_meanwhile_overwrites_nothing():
    member = a_membership(Role.ADMINISTRATOR)
    owner = an_actor(location=member.location)
    change_rights(member, Role.ACCOUNTANT, {}, version=1, actor=owner)

    with pytest.raises(Stale):
        change_rights(member, Role.MANAGER, {}, version=1, actor=owner)

    member.refresh_from_db()
    assert (member.role, member.version) == (Role.ACCOUNTANT, 2)


def test_everybody_chooses_their_own_language_and_no_one_elses(settings):
    settings.LANGUAGES = [("en", "English"), ("ru", "Russian")]
    person = a_user()

    choose_language(person, "ru", actor=an_actor(user=person))
    with pytest.raises(NotAllowed):
        choose_language(person, "en", actor=an_actor())
    with pytest.raises(Invalid):
        choose_language(person, "tlh", actor=an_actor(user=person))

    person.refresh_from_db()
    assert person.language == "ru"


def test_history_tells_who_changed_whose_rights_and_from_where():
    here = a_location()
    member = a_membership(Role.ADMINISTRATOR, location=here)
    owner = an_actor(location=here)

    change_rights(member, Role.ACCOUNTANT, {"clients_access": True}, actor=owner)

    change = history_of(Membership, pgh_obj_id=member.pk)[-1]
    assert (change.role, change.switched) == (Role.ACCOUNTANT, {"clients_access": True})
    assert (change.by_user_id, change.channel, change.address) == (owner.user_id, "desk", "192.0.2.7")


def test_history_tells_what_the_command_line_made():
    person = create_user("ben@example.org", "Ben", PASSWORD, actor=command_actor())

    made = history_of(User, pgh_obj_id=person.pk)

    assert [(event.by_user_id, event.channel) for event in made] == [(None, "command")]
