"""Passkeys and authenticator apps, in a real browser with a pretended security key."""

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Page, expect

from daybook.access.choices import Role
from tests.access.codes import code_of
from tests.factories import a_business, a_location, a_membership
from tests.factories.people import PASSWORD
from tests.plugins.browser import OpensPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SECURITY_KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(a_page: OpensPage) -> Page:
    """A page of a browser with a security key plugged in."""
    page = a_page()
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": SECURITY_KEY})
    return page


def sign_in(page: Page, email: str) -> None:
    page.get_by_label("E-mail").or_(page.locator("[name=login]")).first.fill(email)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def confirm_with_password(page: Page) -> None:
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()


def test_a_passkey_is_added_and_lets_one_in_without_a_password(page, live_server):
    here = a_location()
    person = a_membership(Role.SPECIALIST, location=here).user
    site = live_server.url.replace("127.0.0.1", "localhost")

    page.goto(f"{site}/account/steps/webauthn/add/")
    sign_in(page, person.email)
    confirm_with_password(page)
    page.get_by_label("Passwordless").check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/recovery-codes/**")

    page.context.clear_cookies()
    page.goto(f"{site}/account/login/")
    page.get_by_role("button", name="passkey").click()
    page.wait_for_url(f"{site}/l/{here.pk}/**")

    assert Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).count() == 1
    expect(page.locator("h1")).to_contain_text("Today")


def test_where_the_business_asks_for_it_an_authenticator_app_is_set_up_before_anything_opens(page, live_server):
    here = a_location(business=a_business(requires_two_steps=True))
    person = a_membership(Role.SPECIALIST, location=here).user

    page.goto(f"{live_server.url}/l/{here.pk}/")
    sign_in(page, person.email)
    expect(page.get_by_text("Your business asks for a second step")).to_be_visible()
    page.locator("a[href*='totp/activate']").click()
    confirm_with_password(page)
    secret = page.locator("#authenticator_secret").input_value()
    page.locator("[name=code]").fill(code_of(secret))
    page.get_by_role("button", name="Activate").click()
    expect(page.get_by_text("Authenticator app activated")).to_be_visible()
    page.goto(f"{live_server.url}/l/{here.pk}/")

    expect(page.locator("h1")).to_contain_text("Today")
