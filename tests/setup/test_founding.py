"""The first page of a Daybook in which there is nobody: whoever has the machine's code becomes its owner."""

from __future__ import annotations

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client as Browser

from daybook.access.choices import Role
from daybook.access.models import Membership, User
from daybook.cli.web import tell_how_to_set_up
from daybook.locations.models import Business, Location
from daybook.setup.rules import is_setup_code, setup_code
from tests.factories import a_user
from tests.factories.people import PASSWORD
from tests.pages import faults_of_page

pytestmark = pytest.mark.django_db


def sent(**more: str) -> dict[str, str]:
    return {
        "code": setup_code(),
        "name": "Ana Lima",
        "email": "Ana@Aurora.example",
        "password": PASSWORD,
        "again": PASSWORD,
        "business": "Aurora",
        "location": "",
        "country": "PT",
        "time_zone": "Europe/Lisbon",
        "currency": "eur",
        "locale": "pt",
    } | more


def test_where_nobody_is_everything_leads_to_the_set_up():
    browser = Browser()

    assert browser.get("/", follow=True).redirect_chain[-1] == ("/setup/", 302)
    assert browser.get("/account/login/").headers["Location"] == "/setup/"


def test_the_address_that_the_machine_prints_brings_the_code(capsys):
    tell_how_to_set_up("https://book.example.org")

    printed = capsys.readouterr().out
    page = Browser().get(printed.split("https://book.example.org")[1].strip())
    assert f'value="{setup_code()}"' in page.content.decode()
    assert faults_of_page(page.content.decode()) == []


def test_the_machine_tells_no_code_once_somebody_can_sign_in(capsys):
    a_user()

    tell_how_to_set_up("https://book.example.org")

    assert capsys.readouterr().out == ""


def test_the_owner_is_signed_in_and_led_to_staff_and_services():
    browser = Browser()

    answer = browser.post("/setup/", sent())

    location = Location.objects.get()
    assert answer.headers["Location"] == f"/l/{location.pk}/setup/"
    page = browser.get(answer.headers["Location"])
    assert (page.status_code, [*page.context["messages"]]) == (200, [])
    assert UserSession.objects.get().user.email == User.objects.get().email
    assert (location.name, location.business.name) == ("Aurora", "Aurora")
    assert (location.time_zone, location.currency, location.country, location.locale) == (
        "Europe/Lisbon",
        "EUR",
        "PT",
        "pt",
    )
    membership = Membership.objects.get()
    assert (membership.role, membership.user.email) == (Role.OWNER, "ana@aurora.example")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"code": "000000000000"}, "This is not the code that was printed."),
        ({"code": ""}, "This must be filled in."),
        ({"email": "ana"}, "Enter a valid email address."),
        ({"password": "short", "again": "short"}, "This password is too short."),
        ({"again": "another 17 battery"}, "The two passwords differ."),
        ({"name": "A" * 151}, "Ensure this value has at most 150 characters"),
        ({"business": " "}, "This must be filled in."),
        ({"country": "XX"}, "Select a valid choice."),
        ({"time_zone": "Mars/Olympus"}, "Select a valid choice."),
        ({"currency": "€"}, "Write the currency in three letters, such as EUR."),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_is_made(wrong, sentence):
    answer = Browser().post("/setup/", sent(**wrong))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert (f'value="{wrong.get("name", "Ana Lima")}"') in page
    assert (User.objects.count(), Business.objects.count()) == (0, 0)


def test_once_there_is_an_owner_nobody_else_becomes_one():
    a_user()
    browser = Browser()

    answer = browser.post("/setup/", sent())

    assert answer.headers["Location"] == "/"
    assert (User.objects.count(), Business.objects.count()) == (1, 0)


def test_the_code_may_be_typed_with_blanks_and_capitals():
    code = setup_code()

    assert is_setup_code(f" {code[:6].upper()} {code[6:]} ")
    assert not is_setup_code(code[:-1])
