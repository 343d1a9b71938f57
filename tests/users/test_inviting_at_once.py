"""Two who invite at once, or one who clicks twice: one invitation, and nobody meets a page that broke."""

from __future__ import annotations

from functools import partial

import pytest

from daybook.access.models import Membership, User
from daybook.access.operations import end_membership
from daybook.shared.errors import Invalid
from daybook.users.operations import invite_user
from tests.bookings.operations.racing import at_once
from tests.factories import a_location, a_user, an_actor
from tests.users.inviting import a_wish, an_invitation

pytestmark = pytest.mark.django_db(transaction=True)


def test_somebody_with_an_account_is_invited_once_however_often_it_is_clicked():
    owner = an_actor()
    a_user(email="bea@example.org")

    answers = at_once([partial(invite_user, a_wish(), actor=owner)] * 4)

    assert [type(answer) for answer in answers if not isinstance(answer, Membership)] == [Invalid] * 3
    assert Membership.objects.filter(user__email="bea@example.org").count() == 1


def test_an_account_that_is_forgotten_while_somebody_else_invites_it_is_made_anew():
    here, there = an_actor(), an_actor(location=a_location("There"))
    withdrawn = an_invitation(actor=here)

    _ended, invited = at_once(
        [partial(end_membership, withdrawn, actor=here), partial(invite_user, a_wish(), actor=there)]
    )

    assert isinstance(invited, Membership)
    assert User.objects.get(email="bea@example.org").memberships.count() == 1
