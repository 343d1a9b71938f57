from datetime import timedelta

import pytest
from django.apps import apps

from daybook.access.choices import Right
from daybook.bookings.models import Booking, Visit
from daybook.cards.choices import Side
from daybook.cards.operations import merge_clients
from daybook.cards.wishes import MergeWish
from daybook.clients.models import Client, ClientMerge
from daybook.clients.operations import edit_client
from daybook.clients.queries.merged import kept_instead_of, numbers_of
from daybook.clients.wishes import ClientWish
from daybook.shared.errors import Invalid, NotAllowed, NotThere, Stale
from tests.bookings.operations.wishing import at
from tests.cards.merging import into
from tests.factories import a_booking, a_client, a_location, an_actor

pytestmark = pytest.mark.django_db


def test_the_bookings_of_both_are_of_one_client_deleted_ones_too():
    anna, double = a_client("Anna"), a_client("Ana")
    own, live, deleted = a_booking(client=anna), a_booking(client=double), a_booking(client=double, deleted=True)

    merged = merge_clients(into(anna, double), actor=an_actor())

    assert merged.bookings == 2
    assert set(Booking.objects.filter(client=anna)) == {own, live, deleted}
    assert set(Visit.objects.values_list("client_id", flat=True)) == {anna.pk}
    assert list(Client.objects.all()) == [anna]


def test_bookings_that_follow_each_other_become_one_visit():
    anna, double = a_client("Anna"), a_client("Ana")
    first = a_booking(client=anna, starts_at=at("10:00"))
    second = a_booking(client=double, starts_at=at("11:00"))
    later = a_booking(client=double, starts_at=at("18:00"))

    merge_clients(into(anna, double), actor=an_actor())

    visits = {booking.pk: booking.visit_id for booking in Booking.objects.all()}
    assert visits[first.pk] == visits[second.pk] != visits[later.pk]
    assert set(Visit.objects.values_list("pk", flat=True)) == set(visits.values())


def test_what_the_one_client_says_is_chosen_field_by_field():
    anna = a_client("Anna", phone="+351912345678")
    double = a_client("Anna Kovács", phone="+351912345679")
    Client.objects.filter(pk=anna.pk).update(comment="likes tea", email="a@example.org")
    Client.objects.filter(pk=double.pk).update(comment="allergic", category_ids=[7])

    wish = into(anna, double, name=Side.GONE, phone=Side.GONE, comment=Side.BOTH)
    kept = merge_clients(wish, actor=an_actor()).kept

    kept.refresh_from_db()
    said = (kept.name, kept.phone, kept.email, kept.comment, kept.category_ids, kept.version)
    assert said == ("Anna Kovács", "+351912345679", "a@example.org", "likes tea\nallergic", [7], 2)


def test_the_number_of_the_one_who_is_gone_leads_to_the_one_kept_over_several_merges():
    anna, second, third = a_client("Anna"), a_client("Ana"), a_client("A.")
    owner = an_actor()

    merge_clients(into(second, third), actor=owner)
    second.refresh_from_db()
    merge_clients(into(anna, second), actor=owner)

    assert kept_instead_of(third.pk, owner) == kept_instead_of(second.pk, owner) == anna.pk
    assert set(numbers_of(anna.pk, owner)) == {anna.pk, second.pk, third.pk}
    assert kept_instead_of(anna.pk, owner) is None
    assert kept_instead_of(third.pk, an_actor(location=a_location("Elsewhere"))) is None


def test_the_history_of_both_stays():
    anna, double = a_client("Anna"), a_client("Ana")
    owner = an_actor()

    merge_clients(into(anna, double), actor=owner)

    told = apps.get_model("clients", "ClientEvent")._default_manager.order_by("pgh_id")
    labels = {
        number: list(told.filter(pgh_obj_id=number).values_list("pgh_label", flat=True))
        for number in (anna.pk, double.pk)
    }
    assert labels == {anna.pk: ["insert", "update"], double.pk: ["insert", "delete"]}
    merge = ClientMerge.objects.get()
    assert (merge.gone_number, merge.kept_number, merge.by_user_id) == (double.pk, anna.pk, owner.user_id)


def test_the_second_of_two_merges_is_told_of_the_first():
    anna, double, other = a_client("Anna"), a_client("Ana"), a_client("Other")
    owner = an_actor()
    merge_clients(into(anna, double), actor=owner)

    with pytest.raises(Stale, match=f"Client {double.pk} was merged into Anna, client {anna.pk}"):
        merge_clients(into(other, double), actor=owner)
    with pytest.raises(Stale, match="changed this client meanwhile"):
        merge_clients(into(anna, other), actor=owner)


def test_a_card_that_was_changed_since_it_was_looked_at_is_not_merged():
    anna, double = a_client("Anna"), a_client("Ana")
    wish = into(anna, double)
    edit_client(ClientWish(double.pk, "Ana Maria", double.phone), version=1, actor=an_actor())

    with pytest.raises(Stale):
        merge_clients(wish, actor=an_actor())


def test_nobody_is_merged_with_themselves_with_nobody_or_with_somebody_elsewhere():
    anna, foreign = a_client("Anna"), a_client("Foreign", location=a_location("Elsewhere"))

    with pytest.raises(Invalid, match="the same one"):
        merge_clients(into(anna, anna), actor=an_actor())
    with pytest.raises(NotThere):
        merge_clients(MergeWish(anna.pk, 999_999, 1, 1), actor=an_actor(location=anna.location))
    with pytest.raises(NotThere):
        merge_clients(into(anna, foreign), actor=an_actor(location=anna.location))
    with pytest.raises(Invalid):
        merge_clients(into(anna, a_client("Ana"), phone=Side.BOTH), actor=an_actor())


@pytest.mark.parametrize("lacking", [Right.CLIENTS, Right.DELETE_CLIENTS])
def test_merging_takes_the_right_to_the_list_and_the_right_to_delete(lacking):
    with pytest.raises(NotAllowed):
        merge_clients(into(a_client(), a_client()), actor=an_actor(*set(Right) - {lacking}))


def test_a_client_stays_retired_only_where_both_were():
    anna, double = a_client("Anna"), a_client("Ana")
    Client.objects.filter(pk=anna.pk).update(retired_at=anna.created_at + timedelta(days=1))

    assert merge_clients(into(anna, double), actor=an_actor()).kept.retired_at is None
