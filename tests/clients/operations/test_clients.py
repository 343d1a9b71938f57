import pytest

from daybook.access.choices import Right
from daybook.clients.models import Client
from daybook.clients.operations import create_client, edit_client, find_or_create_client, retire_client
from daybook.clients.wishes import ClientWish
from daybook.shared.errors import Invalid, NotAllowed, NotThere, Stale
from tests.factories import a_client, a_location, an_actor

pytestmark = pytest.mark.django_db


def test_a_client_is_made_with_a_clean_name_and_phone():
    clerk = an_actor()

    client = create_client(ClientWish(name="  Bea   Costa ", phone="(912) 345-678", email="b@example.org"), actor=clerk)

    assert (client.name, client.phone, client.email) == ("Bea Costa", "+351912345678", "b@example.org")


def test_a_phone_belongs_to_one_client_of_a_location():
    a_client("Anna", phone="+351912345678")
    clerk = an_actor()

    with pytest.raises(Invalid, match="Anna has this phone already"):
        create_client(ClientWish(name="Bea", phone="912345678"), actor=clerk)

    elsewhere = an_actor(location=a_location("Elsewhere"))
    assert create_client(ClientWish(name="Bea", phone="912345678"), actor=elsewhere).phone == "+351912345678"


def test_all_that_is_wrong_is_said_at_once():
    with pytest.raises(Invalid) as refusal:
        create_client(ClientWish(name=" ", phone="12", email="no"), actor=an_actor())

    assert sorted(refusal.value.fields) == ["email", "name", "phone"]


def test_a_known_phone_finds_its_client_whatever_the_name():
    anna = a_client("Anna", phone="+351912345678")

    found = find_or_create_client(ClientWish(name="Ana K.", phone="912345678"), actor=an_actor())

    assert (found, found.name) == (anna, "Anna")


def test_clients_without_a_phone_are_new_each_time():
    clerk = an_actor()

    first, second = (find_or_create_client(ClientWish(name="Walk-in"), actor=clerk) for _ in range(2))

    assert first != second


def test_a_retired_client_is_not_found_by_phone_for_new_bookings():
    anna, clerk = a_client(phone="+351912345678"), an_actor()
    retire_client(anna.pk, actor=clerk)

    with pytest.raises(Invalid, match="was retired"):
        find_or_create_client(ClientWish(name="Anna", phone="912345678"), actor=clerk)


def test_a_client_is_changed_against_their_version():
    anna, clerk = a_client("Anna", phone="+351912345678"), an_actor()
    wish = ClientWish(anna.pk, "Anna B.", "+351 912 345 679", comment="likes tea")

    edited = edit_client(wish, version=1, actor=clerk)

    assert (edited.name, edited.phone, edited.comment, edited.version) == ("Anna B.", "+351912345679", "likes tea", 2)
    with pytest.raises(Stale):
        edit_client(wish, version=1, actor=clerk)


def test_whoever_may_not_see_phones_leaves_them_as_they_are():
    anna = a_client("Anna", phone="+351912345678")
    clerk = an_actor(*set(Right) - {Right.CLIENT_PHONES})

    edited = edit_client(ClientWish(anna.pk, "Anna B.", ""), version=1, actor=clerk)

    assert (edited.name, edited.phone) == ("Anna B.", "+351912345678")


def test_a_phone_of_another_client_is_refused():
    anna, _bea = a_client("Anna"), a_client("Bea", phone="+351912345678")

    with pytest.raises(Invalid, match="Bea has this phone already"):
        edit_client(ClientWish(anna.pk, "Anna", "912345678"), version=1, actor=an_actor())


def test_clients_need_their_rights():
    anna, nobody = a_client(), an_actor(Right.CALENDAR)

    with pytest.raises(NotAllowed):
        create_client(ClientWish(name="Bea"), actor=nobody)
    with pytest.raises(NotAllowed):
        edit_client(ClientWish(anna.pk, "Bea"), version=1, actor=nobody)
    with pytest.raises(NotAllowed):
        retire_client(anna.pk, actor=nobody)


def test_clients_of_another_location_are_not_there():
    anna, elsewhere = a_client(), an_actor(location=a_location("Elsewhere"))

    with pytest.raises(NotThere):
        edit_client(ClientWish(anna.pk, "Anna"), version=1, actor=elsewhere)
    with pytest.raises(NotThere):
        retire_client(anna.pk, actor=elsewhere)
    assert Client.objects.get().retired_at is None
