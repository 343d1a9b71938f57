"""One sees where one is signed in, and ends what one does not know."""

from __future__ import annotations

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client as Browser

from tests.factories import a_membership, a_user
from tests.factories.people import PASSWORD
from tests.pages import faults_of_page

pytestmark = pytest.mark.django_db


def sign_in(email: str) -> Browser:
    browser = Browser(headers={"User-Agent": "Desk browser"})
    browser.post("/account/login/", {"login": email, "password": PASSWORD})
    return browser


def test_another_browser_is_signed_out_and_this_one_stays():
    olga = a_membership(user=a_user(email="olga@example.org")).user
    here, there = sign_in(olga.email), sign_in(olga.email)
    other = UserSession.objects.exclude(session_key=here.session.session_key).get()

    answer = here.post(f"/me/sessions/{other.pk}/end/", follow=True)

    assert "That browser is signed out." in answer.content.decode()
    assert here.get("/me/").status_code == 200
    assert there.get("/me/").status_code == 302


def test_the_list_shows_each_browser_and_which_one_this_is():
    olga = a_membership(user=a_user(email="olga@example.org")).user
    here, _there = sign_in(olga.email), sign_in(olga.email)

    page = here.get("/account/sessions/").content.decode()

    assert page.count("Desk browser") == 2
    assert page.count("This one") == 1
    assert page.count("/end/") == 1
    assert faults_of_page(page) == []


def test_a_session_of_somebody_else_cannot_be_ended():
    olga, ana = (a_membership(user=a_user(email=email)).user for email in ("olga@example.org", "ana@example.org"))
    here, there = sign_in(olga.email), sign_in(ana.email)
    hers = UserSession.objects.get(user=ana)

    answer = here.post(f"/me/sessions/{hers.pk}/end/")

    assert answer.status_code == 422
    assert there.get("/me/").status_code == 200
