from __future__ import annotations

import pytest

from daybook.clients.models import Client
from daybook.clients.queries.search import clients_like
from tests.factories import a_client, a_location, an_actor

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "text",
    ["анна", "КОВАЛЕВА", "ковалёв анн", "Ковалева Анна", "нн овал", "Анна  Ковалёва "],
)
def test_a_name_is_found_by_parts_in_any_order_case_and_with_or_without_dots(text: str):
    client = a_client("Анна Ковалёва")
    a_client("Жанна Королева-Берг" if "нн" not in text else "Пётр Берг")

    assert client in _found(text, client)


@pytest.mark.parametrize("text", ["zoe", "Zoë", "muller", "MÜLLER ZOE"])
def test_accents_are_forgiven_both_ways(text: str):
    client = a_client("Zoë Müller")

    assert _found(text, client) == [client]


@pytest.mark.parametrize("text", ["%", "a%b", "_nna", "an\\na"])
def test_signs_of_patterns_are_only_signs(text: str):
    client = a_client("Anna Berg")

    try:
        found = _found(text, client)
    except ValueError:
        found = []

    assert found == []


@pytest.mark.parametrize("text", ["+1 (212) 344-5678", "344 56", "3445", "(212)", "12123445678", "5678", "٣٤٤٥"])
def test_a_phone_is_found_by_three_digits_or_more_in_any_form(text: str):
    client = a_client("Anna Berg", phone="+12123445678")
    a_client("Anna Berg", phone="+351912000000")

    assert _found(text, client) == [client]


@pytest.mark.parametrize(
    ("country", "phone", "typed"),
    [
        ("RU", "+79123456789", "8 (912) 345-67-89"),
        ("GB", "+442079460123", "020 7946 0123"),
        ("GB", "+442079460123", "0044 20 7946 0123"),
        ("PT", "+351912345678", "912 345 678"),
        ("US", "+12123445678", "1 212 344 5678"),
        ("IT", "+390612345678", "06 1234 5678"),
    ],
)
def test_a_whole_number_is_found_as_it_is_written_at_home(country: str, phone: str, typed: str):
    location = a_location(country=country)
    client = a_client("Anna Berg", phone=phone, location=location)
    a_client("Olga Lund", phone="+4930000000", location=location)
    actor = an_actor(location=location)

    assert list(clients_like(typed, actor, sees_phones=True)) == [client]
    assert list(clients_like(typed, actor, sees_phones=False)) == [client]


@pytest.mark.parametrize("text", ["12", "+1", "-", "((", "%"])
def test_fewer_than_three_digits_and_no_letter_cannot_be_searched_for(text: str):
    with pytest.raises(ValueError, match="at least 3 digits"):
        clients_like(text, an_actor(), sees_phones=True)


def test_clients_of_another_location_are_not_found():
    here, elsewhere = a_location("Here"), a_location("Elsewhere")
    a_client("Anna Berg", location=elsewhere)

    assert list(clients_like("anna", an_actor(location=here), sees_phones=True)) == []


def _found(text: str, client: Client) -> list[Client]:
    return list(clients_like(text, an_actor(location=client.location), sees_phones=True))
