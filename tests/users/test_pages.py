"""The pages of users: who sees them, who may switch what, and every way round the buttons."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from daybook.access.choices import Right, Role
from daybook.access.models import Membership
from daybook.access.rights import PRESETS
from daybook.locations.models import Location
from tests.access.doors import a_browser_of, signed_in
from tests.factories import a_business, a_location, a_membership, a_position, a_staff_member, a_user, an_actor
from tests.users.inviting import an_invitation
from tests.users.pages import as_it_is, page_of, save, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Location:
    return a_location("Aurora Lisbon")


def test_an_owner_switches_a_single_right_and_only_that_is_kept(here: Location):
    member = a_membership(Role.ADMINISTRATOR, location=here)
    ticked = (PRESETS[Role.ADMINISTRATOR] | {Right.DELETE_PAID}) - {Right.CLIENTS}

    answer = save(a_browser_of(Role.OWNER, location=here), member, right=sorted(ticked))

    assert answer.status_code == 302
    assert as_it_is(member) == (Role.ADMINISTRATOR, {"delete_paid_records_access": True, "clients_access": False})


def test_limits_are_kept_as_numbers_and_said_in_words(here: Location):
    rosa, stylist = a_staff_member("Rosa", location=here), a_position("Stylist", location=here)
    member = a_membership(Role.ADMINISTRATOR, location=here)
    browser = a_browser_of(Role.OWNER, location=here)

    save(browser, member, register_days="30", calendar_days="0", only_staff=str(rosa.pk), only_position=str(stylist.pk))

    assert as_it_is(member)[1] == {
        "dash_records_last_days_count": 30,
        "last_days_count": 0,
        "master_id": rosa.pk,
        "position_id": stylist.pk,
    }
    manager = a_browser_of(Role.MANAGER, location=here, clients_access=False)
    facts = manager.get(page_of(member)).text.split('class="facts"')[1].split("</dl>")[0]
    assert re.findall("<dd>(.*?)</dd>", facts) == ["30 days", "today and later", "Rosa", "Stylist"]


def test_what_was_typed_wrong_is_said_at_its_field_and_nothing_ticked_is_lost(here: Location):
    member = a_membership(Role.ADMINISTRATOR, location=here)

    answer = save(
        a_browser_of(Role.OWNER, location=here), member, register_days="soon", right=[Right.CALENDAR, Right.DELETE_PAID]
    )

    assert answer.status_code == 422
    assert 'value="soon"' in answer.text
    assert 'value="delete_paid_records_access" checked' in answer.text
    assert 'value="clients_access" checked' not in answer.text
    assert as_it_is(member) == (Role.ADMINISTRATOR, {})


def test_a_role_is_looked_over_before_it_is_saved(here: Location):
    member = a_membership(Role.ADMINISTRATOR, location=here)
    browser = a_browser_of(Role.OWNER, location=here)

    answer = browser.get(page_of(member), {"start-from": "accountant"})

    assert "Saving will change: Role: Administrator → Accountant" in words_of(answer)
    assert "See clients&#x27; phones in the register and its files: on → off" in words_of(answer)
    assert as_it_is(member) == (Role.ADMINISTRATOR, {})


def test_the_rights_of_a_colleague_are_looked_over_and_copied(here: Location):
    model = a_membership(
        Role.ADMINISTRATOR, user=a_user("Ines Model"), location=here, clients_access=False, last_days_count=7
    )
    member = a_membership(Role.SPECIALIST, location=here)
    browser = a_browser_of(Role.OWNER, location=here)

    shown = browser.get(page_of(member), {"start-from": f"as-{model.pk}"})
    save(
        browser,
        member,
        role=Role.ADMINISTRATOR,
        right=sorted(PRESETS[Role.ADMINISTRATOR] - {Right.CLIENTS}),
        calendar_days="7",
        only_staff="0",
    )

    assert "Days back in the calendar: all → 7 days" in words_of(shown)
    assert as_it_is(member) == as_it_is(model)


def test_a_second_person_is_told_that_somebody_else_changed_it_and_may_then_mean_it(here: Location):
    member = a_membership(Role.ADMINISTRATOR, location=here)
    browser = a_browser_of(Role.OWNER, location=here)
    save(browser, member, calendar_days="7")

    stale = save(browser, member, calendar_days="9")
    meant = save(browser, member, calendar_days="9", version=2)

    assert (stale.status_code, meant.status_code) == (409, 302)
    assert "Saved now:" in words_of(stale)
    assert 'name="version" value="2"' in stale.text
    assert as_it_is(member)[1] == {"last_days_count": 9}


def test_a_person_is_linked_to_the_staff_member_they_are_and_to_no_other(here: Location):
    rosa, pavel = a_staff_member("Rosa", location=here), a_staff_member("Pavel", location=here)
    member = a_membership(Role.SPECIALIST, location=here)
    browser = a_browser_of(Role.OWNER, location=here)

    save(browser, member, staff=str(rosa.pk))
    member.refresh_from_db()
    save(browser, member, staff=str(pavel.pk))

    rosa.refresh_from_db()
    pavel.refresh_from_db()
    assert (rosa.user, pavel.user) == (None, member.user)


def test_the_owner_says_which_staff_member_they_are_themselves(here: Location):
    rosa = a_staff_member("Rosa", location=here)
    owner = a_membership(Role.OWNER, location=here)

    answer = signed_in(owner).post(page_of(owner), {"staff": rosa.pk, "version": owner.version})

    rosa.refresh_from_db()
    assert (answer.status_code, rosa.user) == (302, owner.user)


def test_the_page_names_other_locations_that_one_manages_and_no_others():
    business = a_business()
    here, there, hidden = (a_location(name, business=business) for name in ("Here", "Porto", "Braga"))
    person, owner = a_user(), a_user()
    members = [a_membership(Role.ADMINISTRATOR, user=person, location=place) for place in (here, there, hidden)]
    for place, role in ((here, Role.OWNER), (there, Role.OWNER), (hidden, Role.ADMINISTRATOR)):
        a_membership(role, user=owner, location=place)

    page = signed_in(owner).get(page_of(members[0]))

    panel = page.text.split('aria-label="Other locations"')[1].split("</section>")[0]
    assert page_of(members[1]) in panel
    assert "Braga" not in panel


def test_whoever_is_deactivated_stays_in_the_list_and_comes_back(here: Location):
    member = a_membership(Role.ADMINISTRATOR, user=a_user("Olga Gone"), location=here)
    browser = a_browser_of(Role.OWNER, location=here)

    browser.post(page_of(member, "deactivate"))
    listed = browser.get(reverse("users:users", args=[here.pk]), {"state": "deactivated"})
    browser.post(page_of(member, "reactivate"))

    assert "Olga Gone" in listed.text
    assert Membership.objects.get(pk=member.pk).counts


def test_the_list_says_of_everybody_what_it_knows(here: Location):
    rosa = a_staff_member("Rosa", location=here)
    member = a_membership(Role.SPECIALIST, user=a_user("Ana Works"), location=here, clients_access=True)
    member.user.last_login = timezone.now()
    member.user.save()
    rosa.user = member.user
    rosa.save()
    an_invitation(actor=an_actor(location=here))

    words = words_of(a_browser_of(Role.OWNER, location=here).get(reverse("users:users", args=[here.pk])))

    assert "Ana Works" in words
    assert "Specialist · 1 switched Rosa" in words
    assert "bea@example.org Administrator Invited" in words


def test_a_person_is_found_by_e_mail_and_by_state(here: Location):
    a_membership(user=a_user("Ana Works", email="ana@salon.example"), location=here)
    an_invitation(actor=an_actor(location=here))
    browser, address = a_browser_of(Role.OWNER, location=here), reverse("users:users", args=[here.pk])

    by_mail = browser.get(address, {"name": "SALON.example"}).text
    invited = browser.get(address, {"state": "invited", "step": "all"}).text
    without = browser.get(address, {"step": "no"}).text

    assert ("Ana Works" in by_mail, "Bea New" in by_mail) == (True, False)
    assert ("Ana Works" in invited, "Bea New" in invited) == (False, True)
    assert ("Ana Works" in without, "Bea New" in without) == (True, False)


def test_inviting_where_no_mail_is_set_up_ends_at_the_link_to_hand_over(here: Location, settings: Any):
    settings.EMAIL_BACKEND = "daybook.shared.outbox.Outbox"
    browser = a_browser_of(Role.OWNER, location=here)

    answer = browser.post(
        reverse("users:new", args=[here.pk]),
        {"email": "bea@example.org", "name": "Bea", "rights": "specialist", "staff": "none"},
        follow=True,
    )

    assert "No mail is set up" in answer.text
    assert "/invited/invitation-" in answer.text


def test_what_is_wrong_with_an_invitation_stands_at_its_field(here: Location):
    member = a_membership(location=here)
    browser = a_browser_of(Role.MANAGER, location=here)

    there = browser.post(
        reverse("users:new", args=[here.pk]),
        {"email": member.user.email, "name": "B", "rights": "manager", "staff": "none"},
    )
    empty = browser.post(reverse("users:new", args=[here.pk]), {"rights": "owner"})

    assert (there.status_code, empty.status_code) == (422, 422)
    assert "This person works here already" in there.text
    assert not Membership.objects.filter(location=here, role=Role.OWNER).exists()


def test_a_specialist_who_is_no_staff_member_is_said_to_see_nothing(here: Location):
    member = a_membership(Role.SPECIALIST, location=here)
    browser = a_browser_of(Role.OWNER, location=here)
    warning = "this one is no staff member yet"

    before = browser.get(page_of(member))
    save(browser, member, staff=str(a_staff_member("Rosa", location=here).pk))
    after = browser.get(page_of(member))

    assert (warning in before.text, warning in after.text) == (True, False)
