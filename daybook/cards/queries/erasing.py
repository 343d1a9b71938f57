"""How much of what an erasure would reach."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from daybook.bookings.models import Booking
from daybook.clients.models import Client
from daybook.clients.queries.merged import numbers_of
from daybook.datalog.choices import UNDER_WAY, DownloadSection
from daybook.datalog.models import Download
from daybook.shared.actor import Actor


@dataclass(frozen=True)
class Extent:
    """What stays without the person, and what goes."""

    bookings: int
    comments: int
    merged: int
    files: int


def extent_of(client: Client, actor: Actor) -> Extent:
    """Counted for the page on which somebody decides."""
    bookings = Booking.objects.of(actor).filter(client_id=client.pk)
    holding = (DownloadSection.BOOKINGS, DownloadSection.CLIENTS, DownloadSection.PERSON)
    files = Download.objects.of(actor).filter(~Q(work__file_key="") | Q(work__state__in=UNDER_WAY), section__in=holding)
    return Extent(
        bookings.count(), bookings.exclude(comment="").count(), len(numbers_of(client.pk, actor)) - 1, files.count()
    )
