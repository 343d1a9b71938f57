"""Users in a browser: from the invitation in the mail to the first page; rights looked over and saved; axe."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from daybook.access.choices import Right, Role
from daybook.access.models import Membership
from daybook.users.views.ground import member_url
from tests.browser.axe import findings_on
from tests.browser.desk import a_salon
from tests.factories.people import PASSWORD
from tests.plugins.browser import DESKTOP, PHONE
from tests.users.inviting import GOOD_PASSWORD, the_link_in_the_mail

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TALL_PHONE = PHONE | {"height": 2600}


def test_from_the_invitation_to_the_first_page(a_page):
    salon = a_salon("Aurora Lisbon")
    page = a_page(salon.somebody("Ida Owner", Role.OWNER))

    page.goto(reverse("users:users", args=[salon.place.pk]))
    page.get_by_role("link", name="Invite").click()
    page.get_by_label("E-mail").fill("bea@example.org")
    page.get_by_label("Name", exact=True).fill("Bea New")
    page.get_by_label("Role").select_option("Specialist")
    page.get_by_label("Staff member").select_option("Pavel Novák")
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_text("Bea New is invited: a message with a link goes to bea@example.org.")).to_be_visible()

    hers = a_page()
    hers.goto(the_link_in_the_mail())
    expect(hers.get_by_role("heading", name="Welcome to Aurora Lisbon")).to_be_visible()
    assert hers.url.endswith("/invited/")
    assert findings_on(hers) == []
    hers.get_by_label("Your name").fill("Bea Real")
    hers.get_by_label("Choose a password").fill(GOOD_PASSWORD)
    hers.get_by_role("button", name="Come in").click()

    expect(hers.get_by_role("navigation", name="Sections").get_by_text("Bea Real")).to_be_visible()
    assert f"/l/{salon.place.pk}/calendar/" in hers.url
    page.reload()
    expect(page.get_by_role("row", name="Bea Real")).to_contain_text("Pavel Novák")


@pytest.mark.parametrize("scripts", [True, False], ids=["with script", "without"])
def test_a_role_is_looked_over_one_right_more_is_marked_and_both_are_saved(a_page, scripts):
    salon = a_salon()
    olga = Membership.objects.get(user=salon.somebody("Olga Desk", Role.ADMINISTRATOR))
    page = a_page(salon.somebody("Ida Owner", Role.OWNER), scripts=scripts)

    page.goto(reverse("users:users", args=[salon.place.pk]))
    page.get_by_role("link", name="Olga Desk").click()
    page.get_by_label("Role").select_option("Accountant")
    page.get_by_role("button", name="Show these rights").click()
    expect(page.get_by_text("Saving will change:")).to_be_visible()
    page.get_by_label("Give discounts").check()
    expect(page.get_by_text("beyond Accountant").locator("visible=true")).to_have_count(1)
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("The rights of Olga Desk are saved")).to_be_visible()
    expect(page.get_by_role("row", name="Olga Desk")).to_contain_text("Accountant · 1 switched")
    olga.refresh_from_db()
    assert olga.switched == {Right.EDIT_DISCOUNT.value: True}


def test_somebody_is_deactivated_and_their_browser_is_signed_out(a_page):
    salon = a_salon()
    person = salon.somebody("Olga Desk")
    olga = Membership.objects.get(user=person)
    hers, page = a_page(refusals=(404,)), a_page(salon.somebody("Ida Owner", Role.OWNER))
    hers.goto("/account/login/")
    hers.locator("[name=login]").fill(person.email)
    hers.locator("[name=password]").fill(PASSWORD)
    hers.get_by_role("button", name="Sign in", exact=True).click()
    expect(hers.get_by_role("heading", name="Bookings", exact=True)).to_be_visible()

    page.goto(member_url(olga))
    page.get_by_role("button", name="Deactivate …").click()
    page.get_by_role("dialog").get_by_role("button", name="Deactivate").click()
    expect(page.get_by_text("Olga Desk is deactivated and signed out.")).to_be_visible()

    hers.reload()
    expect(hers.get_by_role("heading", name="Sign in")).to_be_visible()


@pytest.fixture(params=[DESKTOP, TALL_PHONE], ids=["desktop", "phone"])
def screen(request):
    return request.param


@pytest.fixture
def found():
    """What axe finds on the way, by the name of the page."""
    return {}


@pytest.fixture
def without_mail(settings, found):
    """The same where no mail is set up: the page of whoever is invited shows the link."""
    settings.EMAIL_BACKEND = "daybook.shared.outbox.Outbox"
    return found


@pytest.fixture
def look_at(found):
    def look(page, name):
        if findings := findings_on(page):
            found[name] = findings

    return look


def test_axe_finds_nothing_on_the_pages_of_people(a_page, screen, found, look_at):
    salon = a_salon()
    owner = salon.somebody("Ida Owner", Role.OWNER)
    somebody = salon.somebody("Olga Desk", clients_access=False, delete_paid_records_access=True)
    olga, ida = (Membership.objects.get(user=person) for person in (somebody, owner))
    page = a_page(owner, on=screen, refusals=(422,))

    page.goto(reverse("users:users", args=[salon.place.pk]))
    look_at(page, "list")
    page.goto(f"{member_url(olga)}?start-from=accountant")
    look_at(page, "looked over")
    page.goto(member_url(olga))
    page.get_by_label("Days back in the register").fill("soon")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("This is not saved yet")).to_be_visible()
    look_at(page, "mistake")
    page.goto(member_url(olga, "remove"))
    look_at(page, "remove")
    page.goto(member_url(ida))
    look_at(page, "oneself")
    page.goto(reverse("locations:sign_in", args=[salon.place.pk]))
    look_at(page, "sign-in")
    page = a_page(salon.somebody("Nino Manager", Role.MANAGER), on=screen)
    page.goto(member_url(ida))
    look_at(page, "only seen")

    assert found == {}


def test_axe_finds_nothing_on_the_pages_of_an_invitation(a_page, without_mail, screen, look_at):
    salon = a_salon()
    page = a_page(salon.somebody("Ida Owner", Role.OWNER), on=screen, refusals=(410,))

    page.goto(reverse("users:new", args=[salon.place.pk]))
    look_at(page, "invite")
    page.get_by_label("E-mail").fill("bea@example.org")
    page.get_by_label("Name", exact=True).fill("Bea New")
    page.get_by_label("Role").select_option("Specialist")
    page.get_by_role("button", name="Send the invitation").click()
    link = page.get_by_label("Link of the invitation").input_value()
    look_at(page, "invited")
    page.goto(urlsplit(link).path)
    look_at(page, "for somebody else")
    page.goto("/invited/nothing/")
    look_at(page, "over")

    assert without_mail == {}
