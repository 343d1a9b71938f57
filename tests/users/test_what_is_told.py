"""What a location is told of somebody it invited: what was typed, and nothing of an account they had before."""

from __future__ import annotations

import pytest
from django.urls import reverse

from daybook.access.choices import Role
from daybook.access.models import User
from daybook.access.operations import choose_language, deactivate_member
from daybook.access.rights import actor_above_locations
from daybook.users.operations import accept_invitation
from tests.access.doors import a_browser_of
from tests.changelog.reading import anew, entries, told
from tests.factories import a_location, a_membership, a_user, an_actor
from tests.users.inviting import an_invitation, the_secret

pytestmark = pytest.mark.django_db

PAGES = ("users:users", "bookings:register", "changelog:log", "locations:sign_in", "locations:outbox", "staff:staff")


@pytest.fixture
def nora() -> User:
    """Somebody who works elsewhere under this name."""
    person = a_user("Nora Known", email="nora@example.org")
    a_membership(user=person, location=a_location("Elsewhere"))
    return person


def themselves(user: User):
    return anew(actor_above_locations(user, address="192.0.2.9", request_id=""))


@pytest.mark.parametrize("page", PAGES)
def test_no_page_names_the_account_of_somebody_who_has_not_come(page: str, nora: User):
    here = a_location("Here")
    an_invitation(nora.email, name="Nora Typed", actor=an_actor(location=here))

    answer = a_browser_of(Role.OWNER, location=here).get(reverse(page, args=[here.pk]))

    assert answer.status_code == 200
    assert "Nora Known" not in answer.text


def test_the_change_log_calls_them_as_they_were_invited_until_they_come(nora: User):
    owner = an_actor(location=a_location("Here"))
    invited = an_invitation(nora.email, name="Nora Typed", actor=anew(owner))
    choose_language(nora, "en", actor=themselves(nora))
    before = [told(entry) for entry in entries(owner)][:-1]  # the first of all is the location itself

    accept_invitation(the_secret(invited), actor=themselves(nora))
    after = told(entries(owner)[0])

    assert [[(what, which) for what, which, _fields in entry] for entry in before] == [
        [("Created", "Rights of a user Nora Typed")]
    ]
    assert [(what, which) for what, which, _fields in after] == [("Changed", "Rights of a user Nora Known")]
    assert [field for field, _before, now in after[0][2] if now == ""] == ["Invited"]


def test_what_somebody_deactivated_changes_about_themselves_is_told_no_more(nora: User):
    here = a_location("Here")
    owner = an_actor(location=here)
    deactivate_member(a_membership(user=nora, location=here), actor=anew(owner))

    choose_language(nora, "en", actor=themselves(nora))

    (newest, *_rest) = entries(owner)
    assert [field for _what, _which, fields in told(newest) for field, _before, _now in fields] == ["Deactivated"]
