"""The second step at sign-in: everybody's choice, or the whole business's rule."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client as Browser
from django.utils import timezone

from daybook.access.choices import Right, Role
from daybook.access.models import Membership
from daybook.access.rights import command_actor
from daybook.locations.operations.remind_of_second_step import remind_of_second_step
from daybook.locations.operations.set_two_steps import NoSecondStepYet, set_two_steps
from daybook.mail.models import Message
from daybook.shared.errors import NotAllowed
from tests.access.codes import code_of
from tests.access.doors import a_browser_of, signed_in
from tests.factories import a_business, a_location, a_membership, a_user, an_actor
from tests.factories.people import PASSWORD

pytestmark = pytest.mark.django_db


def an_authenticator_app(person, secret=None):
    return TOTP.activate(person, secret or generate_totp_secret()).instance


def test_with_an_authenticator_app_the_password_alone_is_not_enough():
    person, secret = a_user(), generate_totp_secret()
    an_authenticator_app(person, secret)
    browser = Browser()

    after_password = browser.post("/account/login/", {"login": person.email, "password": PASSWORD})
    signed_in_by_password = "_auth_user_id" in browser.session
    browser.post("/account/steps/authenticate/", {"code": code_of(secret)})

    assert after_password["Location"].split("?")[0] == "/account/steps/authenticate/"
    assert not signed_in_by_password
    assert browser.session["_auth_user_id"] == str(person.pk)


def test_a_member_without_one_is_sent_to_set_it_up_from_every_page_of_the_location():
    here = a_location(business=a_business(requires_two_steps=True))
    browser = a_browser_of(Role.OWNER, location=here)

    answers = [browser.get(f"/l/{here.pk}/{page}") for page in ("", "calendar/", "settings/sign-in/")]

    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, "/account/steps/")] * 3


def test_nothing_can_be_done_there_without_one_either():
    here = a_location(business=a_business(requires_two_steps=True))

    a_browser_of(Role.OWNER, location=here).post(f"/l/{here.pk}/settings/sign-in/save/", {})

    here.business.refresh_from_db()
    assert here.business.requires_two_steps


def test_the_page_to_set_it_up_stays_open_and_says_why():
    here = a_location(business=a_business(requires_two_steps=True))
    browser = a_browser_of(Role.OWNER, location=here)

    answer = browser.get(f"/l/{here.pk}/", follow=True)

    assert answer.status_code == 200
    assert "Your business asks for a second step" in answer.text


def test_once_one_is_set_the_location_opens():
    here = a_location(business=a_business(requires_two_steps=True))
    member = a_membership(Role.OWNER, location=here)
    an_authenticator_app(member.user)

    answer = signed_in(member).get(f"/l/{here.pk}/settings/sign-in/")

    assert answer.status_code == 200


def test_recovery_codes_alone_are_no_second_step():
    here = a_location(business=a_business(requires_two_steps=True))
    member = a_membership(location=here)
    Authenticator.objects.create(user=member.user, type=Authenticator.Type.RECOVERY_CODES, data={})

    answer = signed_in(member).get(f"/l/{here.pk}/")

    assert answer["Location"] == "/account/steps/"


def test_the_rule_of_one_business_is_not_that_of_another():
    a_business(requires_two_steps=True)
    here = a_location()

    answer = a_browser_of(Role.OWNER, location=here).get(f"/l/{here.pk}/settings/sign-in/")

    assert answer.status_code == 200


def test_an_owner_with_a_second_step_makes_it_the_rule():
    here = a_location()
    owner = a_membership(Role.OWNER, location=here)
    an_authenticator_app(owner.user)

    signed_in(owner).post(f"/l/{here.pk}/settings/sign-in/save/", {"requires_two_steps": "on"})

    here.business.refresh_from_db()
    assert here.business.requires_two_steps


def test_an_owner_without_one_is_told_to_set_it_up_first():
    here = a_location()

    answer = a_browser_of(Role.OWNER, location=here).post(
        f"/l/{here.pk}/settings/sign-in/save/", {"requires_two_steps": "on"}
    )

    here.business.refresh_from_db()
    assert answer.status_code == 409
    assert "Set up your own second step first" in answer.text
    assert not here.business.requires_two_steps


def test_the_page_names_those_who_have_none():
    here = a_location()
    owner = a_membership(Role.OWNER, location=here, user=a_user("Ida Owner"))
    a_membership(location=here, user=a_user("Ben Desk"))
    a_membership(location=here, user=a_user("Cem Desk"))
    an_authenticator_app(owner.user)

    answer = signed_in(owner).get(f"/l/{here.pk}/settings/sign-in/")

    assert [person.name for person in answer.context["without"]] == ["Ben Desk", "Cem Desk"]


def test_those_who_have_none_are_reminded_once_a_day_and_nobody_else():
    here = a_location()
    owner = a_membership(Role.OWNER, location=here, user=a_user("Ida Owner"))
    a_membership(location=here, user=a_user("Ben Desk", email="ben@example.org"))
    an_authenticator_app(a_membership(location=here).user)
    a_membership(location=here, user=a_user("Gone"))
    Membership.objects.filter(user__name="Gone").update(deactivated_at=timezone.now())
    browser = signed_in(owner)

    first = browser.post(f"/l/{here.pk}/settings/sign-in/remind/", follow=True)
    browser.post(f"/l/{here.pk}/settings/sign-in/remind/")

    assert "1 person is reminded." in first.text
    assert [(message.to, "/account/steps/" in message.text) for message in Message.objects.all()] == [
        ("ben@example.org", True)
    ]


def test_only_full_access_reminds():
    here = a_location()

    with pytest.raises(NotAllowed):
        remind_of_second_step(here.business, actor=an_actor(Right.USERS, location=here))


def test_only_full_access_decides_it():
    here = a_location()
    manager = an_actor(*(set(Right) - {Right.FULL}), location=here)

    with pytest.raises(NotAllowed):
        set_two_steps(here.business, required=True, actor=manager)


def test_an_owner_does_not_decide_it_for_another_business():
    elsewhere = a_location()
    owner = an_actor(location=a_location())

    with pytest.raises(NotAllowed):
        set_two_steps(elsewhere.business, required=False, actor=owner)


def test_the_operation_itself_asks_for_ones_own_second_step():
    here = a_location()

    with pytest.raises(NoSecondStepYet):
        set_two_steps(here.business, required=True, actor=an_actor(location=here))


def test_the_machine_itself_may_decide_it():
    here = a_location()

    set_two_steps(here.business, required=True, actor=command_actor())

    here.business.refresh_from_db()
    assert here.business.requires_two_steps
