"""Ways to stand before the program as somebody, for tests of pages."""

from __future__ import annotations

from django.test import Client as Browser

from daybook.access.choices import Role
from daybook.access.models import Membership, User
from daybook.locations.models import Location
from tests.factories import a_membership, a_user


def signed_in(person: User | Membership) -> Browser:
    """A browser in which this person is signed in."""
    browser = Browser()
    browser.force_login(person.user if isinstance(person, Membership) else person)
    return browser


def a_browser_of(role: Role, *, location: Location, **switched: object) -> Browser:
    """A browser of somebody new who has this role at the location."""
    return signed_in(a_membership(role, user=a_user(), location=location, **switched))
