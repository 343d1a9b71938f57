"""Everybody says themselves what they are called."""

import pytest

from daybook.access.choices import Role
from daybook.access.models import User
from daybook.access.operations import change_name
from daybook.access.rights import actor_above_locations
from daybook.shared.errors import Invalid, NotAllowed
from tests.access.doors import signed_in
from tests.changelog.reading import entries, told
from tests.factories import a_location, a_membership, a_user, an_actor
from tests.pages import faults_of_page

pytestmark = pytest.mark.django_db


def as_themselves(person):
    return actor_above_locations(person, address="192.0.2.7", request_id="click")


def test_a_person_is_called_otherwise_and_the_change_log_tells_it_where_they_work():
    here = a_location("Here")
    olga = a_membership(Role.MANAGER, user=a_user("Olga Desk"), location=here).user

    answer = signed_in(olga).post("/me/name/", {"name": "  Olga   Lima "}, follow=True)

    assert User.objects.get(pk=olga.pk).name == "Olga Lima"
    assert "From now on you are called Olga Lima." in answer.text
    [entry] = entries(an_actor(location=here), "thing=user&action=changed")
    assert (entry.who, told(entry)[0][2]) == ("Olga Lima", [("Name", "Olga Desk", "Olga Lima")])


@pytest.mark.parametrize(("typed", "sentence"), [("  ", "Write your name."), ("x" * 151, "150 characters at most")])
def test_a_bad_name_is_told_at_its_field_and_what_was_typed_stays(typed, sentence):
    olga = a_user("Olga Desk")

    answer = signed_in(olga).post("/me/name/", {"name": typed})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert (typed in answer.text, faults_of_page(answer.text)) == (True, [])
    assert User.objects.get(pk=olga.pk).name == "Olga Desk"


def test_nobody_is_named_by_another():
    olga, mallory = a_user("Olga"), a_user("Mallory")

    with pytest.raises(NotAllowed):
        change_name(olga, "Olaf", actor=as_themselves(mallory))
    with pytest.raises(Invalid):
        change_name(olga, " ", actor=as_themselves(olga))
