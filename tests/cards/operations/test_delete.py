import pytest

from daybook.access.choices import Right
from daybook.cards.operations import delete_client
from daybook.cards.operations.delete import InUse
from daybook.clients.models import Client
from daybook.shared.errors import NotAllowed, NotThere, Stale
from tests.factories import a_booking, a_client, a_location, an_actor

pytestmark = pytest.mark.django_db


def test_a_client_without_bookings_is_deleted():
    anna = a_client("Anna")

    assert delete_client(anna.pk, version=1, actor=an_actor()) == "Anna"

    assert not Client.objects.exists()


def test_a_client_with_bookings_stays_also_where_all_were_deleted():
    anna = a_client()
    a_booking(client=anna, deleted=True)

    with pytest.raises(InUse, match="the card stays"):
        delete_client(anna.pk, version=1, actor=an_actor())

    assert Client.objects.get() == anna


def test_deleting_is_refused_without_the_right_elsewhere_and_after_a_change():
    anna = a_client()

    with pytest.raises(NotAllowed):
        delete_client(anna.pk, version=1, actor=an_actor(*set(Right) - {Right.DELETE_CLIENTS}))
    with pytest.raises(NotThere):
        delete_client(anna.pk, version=1, actor=an_actor(location=a_location("Elsewhere")))
    with pytest.raises(Stale):
        delete_client(anna.pk, version=7, actor=an_actor())
