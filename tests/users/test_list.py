"""The list of users: rows, pages and questions. It is never empty, as whoever reads it stands in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from daybook.access.choices import INVITED_FOR, MemberState, Role
from daybook.access.models import Membership
from daybook.locations.models import Location
from daybook.users.columns import USER_LIST
from tests.access.doors import signed_in
from tests.changelog.reading import words_of
from tests.factories import a_location, a_membership, a_staff_member, a_user, an_actor
from tests.pages import faults_of_page
from tests.shared.listing.lists import cells_of, part, rows_of, total_of
from tests.users.inviting import an_invitation

pytestmark = pytest.mark.django_db

QUERIES = 9


@pytest.fixture
def here() -> Location:
    return a_location("Here")


@pytest.fixture
def ida(here: Location) -> Browser:
    return signed_in(a_membership(Role.OWNER, user=a_user("Ida Owner", email="ida@example.org"), location=here))


def names_of(page: object) -> list[str]:
    return [row["Name"] for row in cells_of(page)]


def test_rows_stand_by_name_e_mail_or_role(ida: Browser, here: Location):
    address = reverse("users:users", args=[here.pk])
    a_membership(Role.SPECIALIST, user=a_user("anna", email="zoe@example.org"), location=here)
    a_membership(Role.ADMINISTRATOR, user=a_user("Ёлка", email="b@example.org"), location=here)

    pages = [ida.get(address, {"sort": sort}) for sort in ("name", "-name", "email", "role")]

    assert [names_of(page) for page in pages] == [
        ["anna", "Ida Owner", "Ёлка"],
        ["Ёлка", "Ida Owner", "anna"],
        ["Ёлка", "Ida Owner", "anna"],
        ["Ёлка", "Ida Owner", "anna"],
    ]
    assert (total_of(pages[0]), faults_of_page(pages[0].content.decode())) == ("3", [])


def test_people_of_another_location_are_not_there(ida: Browser, here: Location):
    a_membership(user=a_user("Anna"), location=a_location("Elsewhere"))

    page = ida.get(reverse("users:users", args=[here.pk]))

    assert names_of(page) == ["Ida Owner"]


def test_pages_lead_forth_and_back_and_meet_each_person_once(
    ida: Browser, here: Location, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("daybook.users.views.users.USER_LIST", replace(USER_LIST, page_size=2))
    for name in ("Zoya", "anna", "Boris", "Élise"):
        a_membership(user=a_user(name), location=here)

    pages = [ida.get(reverse("users:users", args=[here.pk]))]
    while pages[-1].context["page"]["older_url"]:
        pages.append(part(ida, pages[-1].context["page"]["older_url"], "answer"))
    back = part(ida, pages[-1].context["page"]["newer_url"], "answer")

    numbers = [number for page in pages for number in rows_of(page)]
    assert (len(pages), len(numbers), len(set(numbers))) == (3, 5, 5)
    assert rows_of(back) == rows_of(pages[-2])


@pytest.mark.parametrize(
    "query", ["retired=yes", "role=chief", "state=gone", "step=maybe", "sort=secret", f"name={'x' * 301}", "name=a%00b"]
)
def test_a_bad_question_shows_its_error_and_nobody(ida: Browser, here: Location, query: str):
    page = ida.get(f"{reverse('users:users', args=[here.pk])}?{query}")

    assert (page.status_code, rows_of(page), total_of(page)) == (422, [], "")


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_database_as_often_for_one_person_as_for_three(
    ida: Browser, here: Location, number: int, django_assert_num_queries
):
    for each in range(number):
        member = a_membership(user=a_user(f"Anna {each}"), location=here)
        serving = a_staff_member(location=here)
        serving.user = member.user
        serving.save()

    with django_assert_num_queries(QUERIES):
        page = ida.get(reverse("users:users", args=[here.pk]))

    assert total_of(page) == str(number + 1)


def test_an_invitation_that_expired_says_so_and_is_sent_again_or_withdrawn_right_there(ida: Browser, here: Location):
    open_one, expired = (an_invitation(f"{name}@example.org", actor=an_actor(location=here)) for name in ("bea", "cem"))
    long_ago = timezone.now() - INVITED_FOR - timedelta(days=1)
    Membership.objects.filter(pk=expired.pk).update(invited_at=long_ago, invited_name="Cem Late")

    page = ida.get(reverse("users:users", args=[here.pk]), {"state": ["invited", "expired"]})
    again, withdraw = (reverse(f"users:{name}", args=[here.pk, expired.pk]) for name in ("again", "remove"))
    answer = ida.post(f"{again}?back=state%3Dexpired")

    assert "Invitation expired Invite again : Cem Late Withdraw : Cem Late" in words_of(page.content.decode())
    assert f'href="{withdraw}?back=' in page.content.decode()
    assert answer["Location"] == f"{reverse('users:users', args=[here.pk])}?state=expired#back"
    assert {Membership.objects.get(pk=each.pk).state for each in (open_one, expired)} == {MemberState.INVITED}


def test_whoever_may_not_touch_an_invitation_is_offered_nothing(here: Location):
    an_invitation(role=Role.OWNER, actor=an_actor(location=here))
    manager = signed_in(a_membership(Role.MANAGER, location=here))

    page = manager.get(reverse("users:users", args=[here.pk]))

    assert "Invited" in page.content.decode()
    assert "Invite again" not in page.content.decode()
