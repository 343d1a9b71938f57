"""The way in: e-mail and password, slowed down for guessers; sessions one can see and end."""

import re

import pytest
from django.core import mail
from django.test import Client as Browser
from django.urls import NoReverseMatch, reverse

from daybook.access.choices import SEEN_AT
from tests.access.doors import signed_in
from tests.factories import a_membership, a_user
from tests.factories.people import PASSWORD
from tests.pages import faults_of_page

pytestmark = pytest.mark.django_db

PAGES_OF_ONESELF = [
    "/me/",
    "/account/password/change/",
    "/account/steps/",
    "/account/steps/totp/activate/",
    "/account/steps/webauthn/",
    "/account/steps/webauthn/add/",
    "/account/sessions/",
    "/account/reauthenticate/",
]


def sign_in(browser, email, password=PASSWORD, **more):
    return browser.post("/account/login/", {"login": email, "password": password}, **more)


def test_a_person_signs_in_with_e_mail_in_any_letter_case_and_password():
    person = a_user(email="olga@example.org")
    browser = Browser()

    answer = sign_in(browser, "Olga@Example.org")

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert browser.session["_auth_user_id"] == str(person.pk)


def test_a_wrong_password_lets_nobody_in():
    person = a_user()
    browser = Browser()

    answer = sign_in(browser, person.email, "wrong horse")

    assert answer.status_code == 200
    assert "_auth_user_id" not in browser.session


def test_after_five_wrong_passwords_even_the_right_one_must_wait():
    person = a_user()
    for _guess in range(5):
        sign_in(Browser(), person.email, "wrong horse")
    browser = Browser()

    answer = sign_in(browser, person.email)

    assert "Too many failed" in answer.text
    assert "_auth_user_id" not in browser.session


def test_one_address_cannot_try_many_people():
    people = [a_user() for _each in range(11)]
    for person in people[:10]:
        sign_in(Browser(), person.email, "wrong horse", REMOTE_ADDR="198.51.100.9")

    from_there = sign_in(Browser(), people[10].email, REMOTE_ADDR="198.51.100.9")
    from_elsewhere = sign_in(Browser(), people[10].email, REMOTE_ADDR="198.51.100.10")

    assert "Too many failed" in from_there.text
    assert from_elsewhere.status_code == 302


def test_the_word_of_a_proxy_that_is_not_ours_does_not_hide_a_guesser():
    person = a_user()
    for guess in range(10):
        others = {"REMOTE_ADDR": "198.51.100.9", "HTTP_X_FORWARDED_FOR": f"203.0.113.{guess}"}
        sign_in(Browser(), f"nobody{guess}@example.org", "wrong horse", **others)

    answer = sign_in(Browser(), person.email, REMOTE_ADDR="198.51.100.9", HTTP_X_FORWARDED_FOR="203.0.113.99")

    assert "Too many failed" in answer.text


def test_nobody_makes_an_account_for_themselves():
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")

    assert Browser().get("/account/signup/").status_code == 404


def test_somebody_shut_out_cannot_sign_in():
    person = a_user()
    person.is_active = False
    person.save()
    browser = Browser()

    sign_in(browser, person.email)

    assert "_auth_user_id" not in browser.session


def test_a_forgotten_password_is_set_anew_through_a_link_that_works_once():
    person = a_user()
    Browser().post("/account/password/reset/", {"email": person.email})
    link = re.search(r"http://127\.0\.0\.1:\d+(\S+)", str(mail.outbox[0].body))
    assert link
    browser = Browser()
    form = browser.get(link[1], follow=True)
    new = {"password1": "another horse 18", "password2": "another horse 18"}

    answer = browser.post(form.redirect_chain[-1][0], new)

    person.refresh_from_db()
    assert answer.status_code == 302
    assert person.check_password("another horse 18")
    assert "_auth_user_id" not in browser.session
    assert len(Browser().get(link[1], follow=True).redirect_chain) == 0


def test_the_mailed_link_leads_to_our_own_address_whatever_name_the_site_was_asked_by(settings):
    person = a_user()

    Browser(headers={"Host": "elsewhere.example"}).post(
        "/account/password/reset/", {"email": person.email}, headers={"X-Forwarded-Host": "elsewhere.example"}
    )

    assert f"{settings.SITE_URL}/account/password/reset/key/" in str(mail.outbox[0].body)
    assert "elsewhere.example" not in str(mail.outbox[0].message())


def test_who_has_no_account_gets_no_mail_and_the_same_answer():
    known = Browser().post("/account/password/reset/", {"email": a_user().email})
    mail.outbox.clear()

    unknown = Browser().post("/account/password/reset/", {"email": "stranger@example.org"})

    assert (unknown.status_code, unknown["Location"]) == (known.status_code, known["Location"])
    assert mail.outbox == []


def test_one_sees_ones_sessions_and_ends_another():
    person = a_membership().user
    at_home, at_work = Browser(), Browser()
    sign_in(at_home, person.email, HTTP_USER_AGENT="Home browser")
    sign_in(at_work, person.email, HTTP_USER_AGENT="Work browser")

    listed = at_work.get("/account/sessions/")
    at_work.post("/account/sessions/")

    assert {session.user_agent for session in listed.context["sessions"]} == {"Home browser", "Work browser"}
    assert at_home.get("/me/").status_code == 302
    assert at_work.get("/me/").status_code == 200


def test_a_session_in_use_is_noted_every_ten_minutes():
    person = a_user()
    browser = Browser()
    sign_in(browser, person.email, REMOTE_ADDR="198.51.100.1")
    session = browser.session
    session[SEEN_AT] -= 601
    session.save()

    browser.get("/me/", REMOTE_ADDR="198.51.100.2")

    listed = browser.get("/account/sessions/").context["sessions"]
    assert [one.ip for one in listed] == ["198.51.100.2"]


@pytest.mark.parametrize("address", PAGES_OF_ONESELF)
def test_pages_about_oneself_open_and_hold_no_inline_code(address):
    browser = Browser()
    sign_in(browser, a_membership().user.email)
    browser.post("/account/reauthenticate/", {"password": PASSWORD})

    answer = browser.get(address)

    assert answer.status_code == 200
    assert faults_of_page(answer.text) == []


@pytest.mark.parametrize("address", ["/account/login/", "/account/password/reset/", "/account/password/reset/done/"])
def test_pages_of_the_entrance_hold_no_inline_code(address):
    a_user()

    answer = Browser().get(address)

    assert answer.status_code == 200
    assert faults_of_page(answer.text) == []


@pytest.mark.parametrize("address", PAGES_OF_ONESELF)
def test_pages_about_oneself_ask_strangers_to_sign_in(address):
    answer = Browser().get(address)

    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/account/login/")


def test_a_signed_in_person_can_leave():
    browser = signed_in(a_user())

    browser.post("/account/logout/")

    assert "_auth_user_id" not in browser.session


def test_behind_our_own_proxy_guessers_are_told_apart_by_the_address_it_saw(settings):
    settings.BEHIND_PROXY = True
    for guess in range(10):
        sign_in(Browser(), f"nobody{guess}@example.org", "wrong horse", HTTP_X_FORWARDED_FOR="10.0.0.1, 203.0.113.5")
    person = a_user()

    same = sign_in(Browser(), person.email, HTTP_X_FORWARDED_FOR="192.168.1.1, 203.0.113.5")
    other = sign_in(Browser(), person.email, HTTP_X_FORWARDED_FOR="10.0.0.1, 203.0.113.6")

    assert "Too many failed" in same.text
    assert other.status_code == 302


def test_too_many_tries_of_any_kind_are_answered_with_a_page_that_says_so():
    for _each in range(60):
        Browser().post("/account/login/", {})

    answer = Browser().post("/account/login/", {})

    assert answer.status_code == 429
    assert "Too many tries" in answer.text
    assert faults_of_page(answer.text) == []
