"""Following the link of an invitation: somebody new, somebody known, the wrong person, and links that lead nowhere."""

from __future__ import annotations

import logging

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.test import Client as Browser

from daybook.access.choices import SEEN_AT, Role
from daybook.access.models import Membership, User
from daybook.access.operations import end_membership
from daybook.shared.access_log import address_without_persons
from tests.access.doors import signed_in
from tests.factories import a_business, a_location, a_user, an_actor
from tests.factories.people import PASSWORD
from tests.pages import faults_of_page
from tests.users.inviting import GOOD_PASSWORD, an_invitation, follow, the_link_in_the_mail, the_secret

pytestmark = pytest.mark.django_db


def test_somebody_new_follows_the_link_says_who_they_are_and_is_where_they_work():
    here = a_location("Aurora Lisbon")
    an_invitation(actor=an_actor(location=here))
    browser = Browser()

    page = follow(browser, the_link_in_the_mail())
    answer = browser.post("/invited/", {"name": "Bea Real", "password": GOOD_PASSWORD}, follow=True)

    bea = User.objects.get(email="bea@example.org")
    assert "Welcome to Aurora Lisbon" in page.text
    assert 'value="Bea New"' in page.text
    assert faults_of_page(page.text) == []
    assert answer.request["PATH_INFO"] == f"/l/{here.pk}/bookings/"
    assert (browser.session["_auth_user_id"], SEEN_AT in browser.session) == (str(bea.pk), True)
    assert UserSession.objects.filter(user=bea).count() == 1


def test_following_the_link_changes_nothing_and_takes_it_out_of_the_address():
    invited = an_invitation()
    link = the_link_in_the_mail()

    answers = [Browser().get(link), Browser().head(link), Browser().get(link)]

    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, "/invited/")}
    assert Membership.objects.get(pk=invited.pk).invited_at is not None


def test_what_a_newcomer_typed_wrong_is_said_at_its_field():
    an_invitation()
    browser = Browser()
    follow(browser, the_link_in_the_mail())

    answer = browser.post("/invited/", {"name": "", "password": "short"})
    similar = browser.post("/invited/", {"name": "Bea", "password": "bea@example.org"})

    assert (answer.status_code, similar.status_code) == (422, 422)
    assert "id_name_error" in answer.text
    assert "id_password_error" in similar.text
    assert not User.objects.get(email="bea@example.org").has_usable_password()


def test_somebody_who_signs_in_already_signs_in_and_accepts():
    known = a_user("Nora Known", email="nora@example.org")
    here = a_location()
    an_invitation("nora@example.org", actor=an_actor(location=here), name="Nora")
    browser = Browser()

    page = follow(browser, the_link_in_the_mail())
    back = browser.post(
        "/account/login/?next=/invited/", {"login": known.email, "password": PASSWORD, "next": "/invited/"}, follow=True
    )
    answer = browser.post("/invited/")

    assert "signs in to Daybook already" in page.text
    assert "Accept" in back.text
    assert answer["Location"] == f"/l/{here.pk}/"
    assert browser.get(f"/l/{here.pk}/bookings/").status_code == 200


def test_a_newcomers_form_gives_nobody_the_account_of_somebody_known():
    known = a_user("Nora Known", email="nora@example.org")
    an_invitation("nora@example.org")
    browser = Browser()
    follow(browser, the_link_in_the_mail())

    answer = browser.post("/invited/", {"name": "Mallory", "password": GOOD_PASSWORD})

    known.refresh_from_db()
    assert answer.status_code == 200
    assert "_auth_user_id" not in browser.session
    assert (known.name, known.check_password(PASSWORD)) == ("Nora Known", True)


def test_somebody_else_who_is_signed_in_is_told_whose_it_is_and_goes_on_after_signing_out():
    invited = an_invitation()
    other = signed_in(a_user("Olga Desk", email="olga@example.org"))

    page = follow(other, the_link_in_the_mail())
    accepted = other.post("/invited/")
    after = other.post("/account/logout/", {"next": f"/invited/{the_secret(invited)}/"}, follow=True)

    assert "you are signed in as olga@example.org" in page.text
    assert "This invitation is for somebody else" in accepted.text
    assert Membership.objects.get(pk=invited.pk).invited_at is not None
    assert "Choose a password" in after.text


@pytest.mark.parametrize("secret", ["invitation-1-1.forged", "nothing", "%00", "a" * 3000])
def test_a_link_that_was_never_sent_leads_nowhere(secret):
    answer = Browser().get(f"/invited/{secret}/")

    assert answer.status_code == 410
    assert "This invitation counts no longer" in answer.text


def test_a_link_that_was_withdrawn_while_its_page_stood_open_is_over():
    invited = an_invitation()
    browser = Browser()
    follow(browser, the_link_in_the_mail())
    end_membership(invited, actor=an_actor())

    answer = browser.post("/invited/", {"name": "Bea", "password": GOOD_PASSWORD})

    assert answer.status_code == 410


def test_without_a_link_there_is_nothing_to_come_in_by():
    assert Browser().get("/invited/").status_code == 410


def test_where_the_business_asks_for_a_second_step_a_newcomer_sets_one_up_first():
    here = a_location(business=a_business(requires_two_steps=True))
    an_invitation(actor=an_actor(location=here), role=Role.SPECIALIST)
    browser = Browser()
    follow(browser, the_link_in_the_mail())

    answer = browser.post("/invited/", {"name": "Bea", "password": GOOD_PASSWORD}, follow=True)

    assert answer.request["PATH_INFO"] == "/account/steps/"
    assert "Your business asks for a second step" in answer.text
    assert not Authenticator.objects.exists()


def test_no_log_tells_the_link(rf, caplog):
    secret = the_secret(an_invitation())
    caplog.set_level(logging.DEBUG)

    Browser().get(f"/invited/{secret}/")

    assert address_without_persons(rf.get(f"/invited/{secret}/")) == "/invited/[hidden]/"
    assert secret not in caplog.text
