"""Inviting somebody, and what an invitation comes to at the server: rights, time, secrets, and who learns what."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from daybook.access.choices import INVITED_FOR, Limit, MemberState, Right, Role
from daybook.access.models import Membership, User
from daybook.access.operations import end_membership
from daybook.access.queries import memberships_of
from daybook.access.rights import PRESETS, actor_above_locations
from daybook.mail.models import Message
from daybook.mail.rules.ways_in import secret_of
from daybook.shared.errors import Invalid, NotAllowed, NotThere
from daybook.users.operations import accept_invitation, invite_again, invite_user
from daybook.users.queries.invitations import invited_by, link_to_hand_over
from daybook.users.queries.rows import member_rows
from daybook.users.wishes import NewcomerWish, RightsWish
from tests.access.doors import a_browser_of
from tests.factories import a_location, a_membership, a_staff_member, a_user, an_actor
from tests.users.inviting import GOOD_PASSWORD, a_wish, an_invitation, the_link_in_the_mail, the_secret

pytestmark = pytest.mark.django_db

BEA = NewcomerWish("Bea Real", GOOD_PASSWORD)


def themselves(user):
    return actor_above_locations(user, address="192.0.2.9", request_id="request-0002")


def test_whoever_is_invited_gets_one_message_and_works_nowhere_yet():
    invited = an_invitation(email=" Bea@Example.org ")

    link = the_link_in_the_mail()

    assert (invited.user.email, invited.state, invited.user.has_usable_password()) == (
        "bea@example.org",
        MemberState.INVITED,
        False,
    )
    assert [(message.to, link in str(message.body)) for message in mail.outbox] == [(["bea@example.org"], True)]
    assert list(memberships_of(invited.user)) == []


def test_all_that_is_wrong_with_an_invitation_is_said_at_once():
    with pytest.raises(Invalid) as wrong:
        invite_user(a_wish("no address", name=" ", rights=RightsWish(Role.MANAGER, {"all": True})), actor=an_actor())

    assert set(wrong.value.fields) == {"email", "name", "rights"}


def test_whoever_is_here_in_any_way_is_not_invited_again():
    here = a_location()
    owner = an_actor(location=here)
    a_membership(user=a_user(email="works@example.org"), location=here)
    gone = a_membership(user=a_user(email="gone@example.org"), location=here)
    Membership.objects.filter(pk=gone.pk).update(deactivated_at=timezone.now())
    an_invitation("invited@example.org", actor=owner)

    for email, why in (("works", "works here already"), ("gone", "was deactivated"), ("invited", "invited already")):
        with pytest.raises(Invalid, match=why):
            an_invitation(f"{email}@example.org", actor=owner)


def test_one_invites_only_with_rights_one_holds():
    here = a_location()
    manager = an_actor(*PRESETS[Role.MANAGER], location=here)
    short_sighted = an_actor(location=here, limits={Limit.REGISTER_DAYS: 30})

    for actor, role in (
        (manager, Role.OWNER),
        (short_sighted, Role.ADMINISTRATOR),
        (an_actor(Right.REGISTER), Role.SPECIALIST),
    ):
        with pytest.raises(NotAllowed):
            an_invitation(actor=actor, role=role)

    assert not User.objects.filter(email="bea@example.org").exists()


def test_somebody_new_says_who_they_are_and_works_here():
    invited = an_invitation()

    accept_invitation(
        the_secret(invited), NewcomerWish("Bea Real", GOOD_PASSWORD, "en"), actor=themselves(invited.user)
    )

    bea = User.objects.get(email="bea@example.org")
    assert (bea.name, bea.language, bea.check_password(GOOD_PASSWORD)) == ("Bea Real", "en", True)
    assert [(place.role, place.state) for place in memberships_of(bea)] == [(Role.ADMINISTRATOR, MemberState.ACTIVE)]


def test_all_that_is_wrong_with_a_newcomer_is_said_at_once_and_the_link_stays_good():
    invited = an_invitation()
    secret = the_secret(invited)

    with pytest.raises(Invalid) as wrong:
        accept_invitation(secret, NewcomerWish(" ", "short", "tlh"), actor=themselves(invited.user))
    with pytest.raises(Invalid):
        accept_invitation(secret, actor=themselves(invited.user))

    assert set(wrong.value.fields) == {"name", "password", "language"}
    assert invited_by(secret) == invited


def test_a_link_works_once():
    invited = an_invitation()
    secret = the_secret(invited)
    accept_invitation(secret, BEA, actor=themselves(invited.user))

    with pytest.raises(NotThere):
        accept_invitation(secret, NewcomerWish("Somebody Else", "another quiet maple"), actor=themselves(invited.user))

    assert User.objects.get(email="bea@example.org").check_password(GOOD_PASSWORD)


def test_a_link_is_good_for_seven_days():
    invited = an_invitation()
    Membership.objects.filter(pk=invited.pk).update(invited_at=timezone.now() - INVITED_FOR - timedelta(minutes=1))

    with pytest.raises(NotThere):
        accept_invitation(the_secret(invited), BEA, actor=themselves(invited.user))

    assert member_rows([invited.pk], an_actor())[0].state == MemberState.EXPIRED


def test_sending_it_again_ends_the_link_before():
    invited = an_invitation()
    first = the_secret(invited)

    again = invite_again(invited, actor=an_actor())

    assert (invited_by(first), invited_by(the_secret(again))) == (None, invited)
    assert Message.objects.filter(to="bea@example.org").count() == 2


def test_nobody_is_invited_again_who_has_come():
    with pytest.raises(Invalid, match="has come already"):
        invite_again(a_membership(), actor=an_actor())


def test_a_withdrawn_invitation_lets_nobody_in_and_leaves_no_account():
    invited = an_invitation()
    secret = the_secret(invited)

    end_membership(invited, actor=an_actor())

    assert invited_by(secret) is None
    assert not User.objects.filter(email="bea@example.org").exists()


def test_withdrawing_leaves_the_account_of_somebody_who_works_or_is_invited_elsewhere():
    works, invited = a_user(email="works@example.org"), an_invitation("new@example.org")
    a_membership(user=works)
    here = an_actor(location=a_location("Here"))
    for email in (works.email, invited.user.email):
        end_membership(an_invitation(email, actor=here), actor=here)

    assert set(User.objects.filter(email__in=[works.email, invited.user.email])) == {works, invited.user}


@pytest.mark.parametrize(
    "secret", ["", "invitation-1-1", "invitation-1-1.forged", "download-1.x", "invitation-1-1.", "a.b.c", "\0", "é.é"]
)
def test_a_made_up_link_invites_nobody(secret):
    an_invitation()

    assert invited_by(secret) is None


def test_the_signature_of_another_message_is_no_invitation():
    an_invitation()

    assert invited_by(secret_of("download-1")) is None


def test_an_account_that_is_there_already_is_not_given_to_whoever_holds_the_link():
    known = a_user("Nora Known", email="nora@example.org")
    invited = an_invitation("nora@example.org")

    with pytest.raises(NotAllowed):
        accept_invitation(the_secret(invited), NewcomerWish("Mallory", GOOD_PASSWORD), actor=themselves(a_user()))
    accept_invitation(the_secret(invited), NewcomerWish("Mallory", GOOD_PASSWORD), actor=themselves(known))

    known.refresh_from_db()
    assert (known.name, known.check_password(GOOD_PASSWORD)) == ("Nora Known", False)
    assert [place.location for place in memberships_of(known)] == [invited.location]


def test_whoever_invites_learns_nothing_of_an_account_elsewhere():
    a_membership(user=a_user("Nora Known", email="nora@example.org"), location=a_location("Elsewhere"))
    here = an_actor(location=a_location("Here"))
    known, new = (an_invitation(f"{name}@example.org", name="Nora", actor=here) for name in ("nora", "new"))

    rows = member_rows([known.pk, new.pk], here)

    known_row, new_row = (row._replace(id=0, email="", invited_at=None) for row in rows)
    assert known_row == new_row
    assert rows[0].name == "Nora"


def test_the_staff_member_is_linked_when_the_person_comes():
    pavel = a_staff_member("Pavel")
    invited = an_invitation(role=Role.SPECIALIST, staff_id=pavel.pk)
    pavel.refresh_from_db()
    before = pavel.user

    accept_invitation(the_secret(invited), BEA, actor=themselves(invited.user))

    pavel.refresh_from_db()
    assert (before, pavel.user) == (None, invited.user)
    assert memberships_of(invited.user).get().staff_id == pavel.pk


def test_a_staff_member_whom_somebody_else_became_meanwhile_stays_theirs():
    pavel, other = a_staff_member("Pavel"), a_user()
    invited = an_invitation(staff_id=pavel.pk)
    pavel.user = other
    pavel.save()

    accept_invitation(the_secret(invited), BEA, actor=themselves(invited.user))

    pavel.refresh_from_db()
    assert pavel.user == other


def test_a_staff_member_of_elsewhere_dismissed_or_taken_is_refused():
    here = a_location("Here")
    elsewhere = a_staff_member(location=a_location("Elsewhere"))
    taken, gone = a_staff_member(location=here), a_staff_member(location=here)
    taken.user, gone.retired_at = a_user(), timezone.now()
    taken.save()
    gone.save()

    for member in (elsewhere, taken, gone):
        with pytest.raises(Invalid):
            an_invitation(staff_id=member.pk, actor=an_actor(location=here))


def test_what_is_kept_of_the_message_lets_nobody_in():
    here = a_location()
    invited = an_invitation(actor=an_actor(location=here))

    link = the_link_in_the_mail()

    kept = Message.objects.get(to="bea@example.org")
    page = a_browser_of(Role.OWNER, location=here).get(reverse("locations:outbox", args=[here.pk]))
    assert the_secret(invited) in link
    assert the_secret(invited) not in kept.text
    assert "/invited/" not in page.text
    assert "(a link that only the receiver is shown)" in page.text


def test_the_link_is_handed_over_only_where_no_mail_is_set_up_and_only_by_whoever_may_give_these_rights(settings):
    here = a_location()
    owner, manager = an_actor(location=here), an_actor(*PRESETS[Role.MANAGER], location=here)
    invited = an_invitation(role=Role.OWNER, actor=owner)
    with_mail = link_to_hand_over(invited, owner)

    settings.EMAIL_BACKEND = "daybook.shared.outbox.Outbox"

    assert with_mail == ""
    assert link_to_hand_over(invited, owner).endswith(f"/invited/{the_secret(invited)}/")
    assert link_to_hand_over(invited, manager) == ""
    assert link_to_hand_over(a_membership(location=here), owner) == ""


def test_somebody_who_has_not_come_is_no_owner_that_another_could_leave_it_to():
    here = a_location()
    owner = a_membership(Role.OWNER, location=here)
    an_invitation(role=Role.OWNER, actor=an_actor(location=here))

    with pytest.raises(NotAllowed, match="Somebody must keep full access"):
        end_membership(owner, actor=an_actor(location=here))


def test_history_tells_who_invited_and_that_the_person_came_themselves():
    owner = an_actor()
    invited = an_invitation(actor=owner)
    accept_invitation(the_secret(invited), BEA, actor=themselves(invited.user))

    model: Any = Membership
    events = model.pgh_event_model.objects.filter(pgh_obj_id=invited.pk).order_by("pgh_id")

    assert [(event.by_user_id, event.invited_at is None, event.address) for event in events][1:] == [
        (owner.user_id, False, "192.0.2.7"),
        (invited.user_id, True, "192.0.2.9"),
    ]
