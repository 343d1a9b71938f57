import pytest

from daybook.access.choices import Right
from daybook.cards.operations import delete_client, erase_client, merge_clients, say_two_people, take_back_two_people
from daybook.cards.queries.doubles import doubles_of, suspected_pairs
from daybook.cards.wishes import ErasureWish
from daybook.clients.models import TwoPeople
from daybook.shared.errors import Invalid, NotAllowed, NotThere, Stale
from tests.cards.merging import into
from tests.changelog.reading import anew, headlines
from tests.factories import a_client, a_location, a_user, an_actor

pytestmark = pytest.mark.django_db


def pairs(actor):
    return [(pair.one.id, pair.other.id) for pair in suspected_pairs(actor)]


def test_two_people_who_look_alike_are_listed_no_more_whoever_looks():
    anna, namesake = a_client("Anna Kovács"), a_client("Anna Kovács", phone="")
    owner, colleague = an_actor(), an_actor()
    assert pairs(colleague) == [(anna.pk, namesake.pk)]

    said = say_two_people(namesake.pk, anna.pk, actor=owner)

    assert (pairs(colleague), doubles_of(anna, colleague), doubles_of(namesake, colleague)) == ([], [], [])
    assert (said.one, said.other, said.said_by_id) == (anna, namesake, owner.user_id)


def test_a_third_card_is_still_compared_with_both():
    anna, namesake, third = (a_client("Anna Kovács") for _each in range(3))

    say_two_people(anna.pk, namesake.pk, actor=an_actor())

    assert pairs(an_actor()) == [(anna.pk, third.pk), (namesake.pk, third.pk)]


def test_saying_it_twice_is_harmless_and_it_can_be_taken_back():
    anna, namesake = a_client("Anna Kovács"), a_client("Anna Kovács")
    owner = an_actor()

    first = say_two_people(anna.pk, namesake.pk, actor=owner)
    again = say_two_people(namesake.pk, anna.pk, actor=owner)
    take_back_two_people(again.pk, actor=owner)

    assert first == again
    assert pairs(owner) == [(anna.pk, namesake.pk)]
    assert take_back_two_people(again.pk, actor=owner) is None


def test_the_change_log_tells_who_said_it_and_who_took_it_back():
    anna, boris = a_client("Anna"), a_client("Boris")
    owner = an_actor(user=a_user("Olga Owner"))

    said = say_two_people(anna.pk, boris.pk, actor=anew(owner))
    take_back_two_people(said.pk, actor=anew(owner))

    assert headlines(owner, f"thing=two_people&by={owner.user_id}") == [
        "Deleted Two people, not one Anna, Boris",
        "Created Two people, not one Anna, Boris",
    ]


def test_it_is_forgotten_with_the_card_that_is_merged_erased_or_deleted():
    anna, merged, erased, deleted, other = (a_client("Anna Kovács") for _each in range(5))
    owner = an_actor()
    for gone in (merged, erased, deleted, other):
        say_two_people(anna.pk, gone.pk, actor=owner)

    merge_clients(into(a_client("Ana"), merged), actor=owner)
    erase_client(ErasureWish(erased.pk, erased.name), actor=owner)
    delete_client(deleted.pk, actor=owner)

    assert list(TwoPeople.objects.values_list("one_id", "other_id")) == [(anna.pk, other.pk)]


def test_nobody_is_two_people_with_themselves_with_nobody_or_with_somebody_elsewhere():
    anna, foreign = a_client("Anna"), a_client("Anna", location=a_location("Elsewhere"))
    gone = a_client("Ana")
    owner = an_actor(location=anna.location)
    merge_clients(into(anna, gone), actor=owner)

    with pytest.raises(Invalid, match="the same one"):
        say_two_people(anna.pk, anna.pk, actor=owner)
    for missing in (foreign.pk, 999_999):
        with pytest.raises(NotThere):
            say_two_people(anna.pk, missing, actor=owner)
    with pytest.raises(Stale, match="was merged into Anna"):
        say_two_people(anna.pk, gone.pk, actor=owner)


@pytest.mark.parametrize("lacking", [Right.CLIENTS, Right.DELETE_CLIENTS])
def test_it_takes_the_rights_that_merging_takes(lacking):
    anna, namesake = a_client(), a_client()
    said = say_two_people(anna.pk, namesake.pk, actor=an_actor())
    without = an_actor(*set(Right) - {lacking, Right.FULL})

    with pytest.raises(NotAllowed):
        say_two_people(anna.pk, namesake.pk, actor=without)
    with pytest.raises(NotAllowed):
        take_back_two_people(said.pk, actor=without)
