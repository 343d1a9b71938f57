"""Whatever the register holds: its file, brought in again, changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import transaction
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from daybook.access.choices import Right
from daybook.bookings.choices import VisitStatus
from daybook.bookings.filters import BookingFilters
from daybook.bookings.models import Booking
from daybook.bookings.sheets.download import Answer, download_register
from daybook.clients.models import Client
from daybook.shared.actor import Actor
from daybook.uploads.sheets.bringing import Source
from tests.bookings.sheets.uploading import check_upload, counted, write_upload
from tests.factories import (
    a_booking,
    a_booking_category,
    a_client,
    a_line,
    a_location,
    a_service,
    a_staff_member,
    an_actor,
)

pytestmark = pytest.mark.django_db
PLACES = (("Asia/Tbilisi", "GEL", "GE"), ("Europe/Lisbon", "EUR", "PT"), ("Asia/Tokyo", "JPY", "JP"))
SERVICES = ("Haircut", "Cut, wash & “dry”", "Beard; trim", "Стрижка")
BEGINNING = datetime(2024, 1, 1, tzinfo=UTC)
# A database of texts holds all signs but NUL and halves of surrogates.
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60)
NAMES = TEXTS.filter(lambda text: text.strip() != "")


@dataclass(frozen=True)
class Sold:
    """A line: which service, its price in coins, its discount."""

    service: int
    coins: int
    discount: Decimal


@dataclass(frozen=True)
class Made:
    """A booking as the desk, a client, an upload or an older system may have left it."""

    minute: int
    minutes: int
    staff: int
    client: int | None
    lines: tuple[Sold, ...]
    status: VisitStatus
    comment: str
    is_online: bool
    is_deleted: bool
    has_category: bool
    age: int


SOLD = st.builds(
    Sold,
    service=st.integers(0, len(SERVICES) - 1),
    coins=st.integers(0, 1_000_000),
    discount=st.decimals(0, 100, places=2),
)
MADE = st.builds(
    Made,
    minute=st.integers(0, 2 * 365 * 24 * 60),
    minutes=st.integers(1, 24 * 60),
    staff=st.integers(0, 2),
    client=st.none() | st.integers(0, 2),
    lines=st.lists(SOLD, max_size=3).map(tuple),
    status=st.sampled_from(VisitStatus),
    comment=TEXTS,
    is_online=st.booleans(),
    is_deleted=st.booleans(),
    has_category=st.booleans(),
    age=st.integers(0, 400 * 24 * 60),
)


@settings(max_examples=15, deadline=None)
@given(
    made=st.lists(MADE, min_size=1, max_size=6),
    names=st.lists(NAMES, min_size=3, max_size=3),
    place=st.sampled_from(PLACES),
    sees_phones=st.booleans(),
)
def test_a_downloaded_file_brought_in_again_changes_nothing(made, names, place, sees_phones):
    with transaction.atomic(), TemporaryDirectory() as folder:
        actor = the_salon(made, names, place)
        rights = set(Right) if sees_phones else set(Right) - {Right.REGISTER_PHONES}
        source = downloaded(Path(folder), an_actor(*rights))
        before = everything()

        upload = write_upload(check_upload(source, actor=actor), actor=actor)

        assert counted(upload) == (0, len(made), 0, 0)
        assert everything() == before
        transaction.set_rollback(True)  # the next example begins with nothing


def the_salon(made: list[Made], names: list[str], place: tuple[str, str, str]) -> Actor:
    """A location with these bookings, and somebody with full access."""
    zone, currency, country = place
    location = a_location("Aurora", time_zone=zone, currency=currency, country=country)
    staff = [a_staff_member(f"Staff {number}", location=location) for number in range(3)]
    phones = (f"+351{912345670 + number}" for number in range(3))
    clients = [a_client(name, phone=phone, location=location) for name, phone in zip(names, phones, strict=True)]
    services = [a_service(title, location=location) for title in SERVICES]
    label = a_booking_category("VIP")
    places = 0 if currency == "JPY" else 2
    for one in made:
        start = BEGINNING + timedelta(minutes=one.minute)
        booking = a_booking(
            staff=staff[one.staff],
            client=clients[one.client or 0],
            starts_at=start,
            duration=timedelta(minutes=one.minutes),
            status=one.status,
            comment=one.comment,
            is_online=one.is_online,
            deleted=one.is_deleted,
            categories=(label,) if one.has_category else (),
            may_overlap=True,
            created_at=start - timedelta(minutes=one.age),
        )
        for sold in one.lines:
            price = Decimal(sold.coins).scaleb(-places)
            a_line(booking, services[sold.service], price=price, discount=sold.discount)
        if one.client is None:
            Booking.objects.filter(pk=booking.pk).update(client=None)
    return an_actor(location=location)


def downloaded(folder: Path, actor: Actor) -> Source:
    path = folder / "bookings.xlsx"
    download_register(path, Answer(BookingFilters(QueryDict(""), actor)), actor=actor)
    return Source(path)


def everything() -> list[object]:
    """All that an upload could have changed."""
    return [*Booking.objects.order_by("pk").values(), *Client.objects.order_by("pk").values()]
