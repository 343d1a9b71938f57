"""The register and a slow, obvious oracle give the same answer to any question, in each form of its queries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from zlib import crc32

import pytest
from django.db.models import Model, QuerySet
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daybook.bookings.choices import Notice
from daybook.bookings.filters import BookingFilters
from daybook.bookings.models import Booking
from daybook.bookings.queries import register
from daybook.bookings.queries.register import ORDERS, find
from daybook.shared.actor import Actor
from daybook.shared.paging import Cursors
from tests.bookings.oracle import Question, in_order, matches
from tests.bookings.world import World, a_world
from tests.factories import an_actor

pytestmark = pytest.mark.django_db
FORMS = {
    "as it is set": {},
    "walked": {"FEW": 0, "PAGE": 7},
    "walked, each row asked for its client": {"FEW": 0, "NAMED_CLIENTS": 0, "PAGE": 7},
    "sorted whole, clients joined": {"NAMED_CLIENTS": 0, "PAGE": 7},
}


@pytest.mark.parametrize("form", FORMS)
def test_the_register_finds_what_the_oracle_finds(form: str, monkeypatch: pytest.MonkeyPatch):
    for name, value in FORMS[form].items():
        monkeypatch.setattr(register, name, value)
    world = a_world()
    everything = _with_sources(world)
    actor = an_actor(location=world.location)

    @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
    @given(question=_questions(world), sort=st.sampled_from(sorted(ORDERS)))
    def agree(question: Question, sort: str) -> None:
        expected = in_order((each for each in everything if matches(each, question, world.location.zone)), sort)

        assert sorted(_filters(question, actor).rows().values_list("pk", flat=True)) == sorted(expected)
        assert _walk(question, sort, actor) == (len(expected), expected)

    agree()


def _with_sources(world: World) -> QuerySet[Booking]:
    """All bookings with the rows from which the oracle works things out."""
    numbers = [booking.pk for booking in world.bookings]
    bookings = Booking.objects.filter(pk__in=numbers).select_related("client", "staff")
    return bookings.prefetch_related("lines__service", "payments", "category_links")


def _filters(question: Question, actor: Actor) -> BookingFilters:
    address = QueryDict(mutable=True)
    address.update(question)
    return BookingFilters(address, actor)


def _walk(question: Question, sort: str, actor: Actor) -> tuple[int, list[int]]:
    """The count, and the numbers met from the first page to the last."""
    filters, order, met, cursor = _filters(question, actor), ORDERS[sort], [], ""
    cursors = Cursors(order, filters.query())
    while True:
        found = find(filters.question(), actor, order=order, cursors=cursors, cursor=cursor)
        met += [row.id for row in found.page.rows]
        cursor = found.page.after
        if not cursor:
            return found.total, met


def _questions(world: World) -> st.SearchStrategy[Question]:
    return st.fixed_dictionaries(
        {},
        optional={
            "staff": _some(world.staff),
            "position": _some(world.positions),
            "user": _some(world.users, "client"),
            "service_category": _some(world.service_categories),
            "category": _some(world.categories),
            "booking": _some(world.bookings),
            "upload": st.sampled_from([str(upload.pk) for upload in world.uploads]),
            "status": st.lists(st.sampled_from(["-1", "0", "1", "2"]), min_size=1, max_size=3).map(",".join),
            "cancelled": st.sampled_from(["all", "yes", "no"]),
            "service": _some_services(world),
            "first": st.sampled_from(["all", "yes", "no"]),
            "form": st.sampled_from(["Widget", "App", "-"]),
            "cancelled_by": _some(world.users, "client", "upload", "other"),
            "notice": st.lists(st.sampled_from(Notice.values), min_size=1, max_size=2).map(",".join),
            "source": st.sampled_from(["all", "online", "offline"]),
            "payment": st.sampled_from(["all", "full", "due"]),
            "services": st.sampled_from(["all", "with", "without"]),
            "client": _parts_of_names(world) | _parts_of_phones(world),
            "created_from": st.dates(date(2026, 3, 1), date(2026, 3, 29)).map(date.isoformat),
            "created_to": st.dates(date(2026, 3, 30), date(2026, 4, 30)).map(date.isoformat),
            "visit_from": st.dates(date(2026, 3, 8), date(2026, 3, 29)).map(date.isoformat),
            "visit_to": st.dates(date(2026, 3, 29), date(2026, 4, 20)).map(date.isoformat),
        },
    ).map(_few_parts)


def _few_parts(question: Question) -> Question:
    """At most four conditions: with more of them nothing would be left to find."""
    names = sorted(question, key=lambda name: crc32(f"{name} {sorted(question.items())}".encode()))
    return {name: question[name] for name in names[:4]}


def _some(things: Sequence[Model], *more: str) -> st.SearchStrategy[str]:
    values = [*(str(thing.pk) for thing in things), *more]
    return st.lists(st.sampled_from(values), min_size=1, max_size=4).map(",".join)


def _some_services(world: World) -> st.SearchStrategy[str]:
    """One by its number, or some by a part of their names."""
    services = st.sampled_from(world.services)
    return services.map(lambda service: f"#{service.pk}") | services.map(lambda service: service.name[-1])


def _parts_of_names(world: World) -> st.SearchStrategy[str]:
    """Some words of a name, in any order and case, each whole or in part."""
    names = sorted({client.name for client in world.clients})
    change = st.sampled_from([str.upper, str.lower, str.title, lambda text: text.replace("ё", "е").replace("é", "e")])
    some_words = st.sampled_from(names).flatmap(lambda name: st.permutations(name.split()))
    part = st.tuples(some_words, st.integers(1, 2), st.integers(0, 2), change)
    return part.map(lambda drawn: drawn[3](" ".join(word[drawn[2] :] or word for word in drawn[0][: drawn[1]]))).filter(
        lambda text: any(letter.isalpha() for letter in text)
    )


def _parts_of_phones(world: World) -> st.SearchStrategy[str]:
    """Three to six digits of a phone in a row, written in some form."""
    phones = [client.phone for client in world.clients if client.phone]
    cut = st.tuples(st.sampled_from(phones), st.integers(1, 6), st.integers(3, 6))
    form = st.sampled_from(["{}", "({}", "{} ", "+{}"])
    parts = cut.map(lambda drawn: drawn[0][drawn[1] : drawn[1] + drawn[2]]).filter(lambda digits: len(digits) >= 3)
    spaced = parts.map(lambda digits: f"{digits[:2]}-{digits[2:]}")
    return st.builds(str.format, form, parts | spaced)
