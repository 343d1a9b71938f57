"""The values of history rows, as a person reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import BookingCategory
from daybook.bookings.queries.events import Event
from daybook.catalogue.models import Service
from daybook.clients.models import Client
from daybook.shared.actor import Actor
from daybook.shared.templatetags.shown import moment, money
from daybook.staff.models import StaffMember

Row = Mapping[str, Any]


@dataclass(frozen=True)
class FieldChange:
    """One field, from what to what, all in words; `before` is empty for something new, `after` for something gone."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Words:
    """Names of all that the history of one booking mentions, and whose location writes its times and money."""

    actor: Actor
    staff: Mapping[int, str]
    clients: Mapping[int, str]
    services: Mapping[int, str]
    categories: Mapping[int, str]

    @classmethod
    def of(cls, events: Iterable[Event], actor: Actor) -> Words:
        """The names that these events need, each list read once."""
        rows = [event.row for event in events]

        def ids(field: str) -> set[int]:
            return {row[field] for row in rows if row.get(field) is not None}

        return cls(
            actor,
            dict(StaffMember.objects.of(actor).filter(pk__in=ids("staff_id")).values_list("pk", "name")),
            dict(Client.objects.of(actor).filter(pk__in=ids("client_id")).values_list("pk", "name")),
            dict(Service.objects.of(actor).filter(pk__in=ids("service_id")).values_list("pk", "name")),
            {row.pk: str(row) for row in BookingCategory.objects.of(actor).filter(pk__in=ids("category_id"))},
        )

    def differences(self, was: Event | None, event: Event) -> Iterator[FieldChange]:
        """What this event changed, seen from the one before it."""
        if event.source != "booking":
            words, tell = TOLD_WHOLE[event.source]
            before = tell(self, was.row) if was else ""
            after = "" if event.is_end else tell(self, event.row)
            yield from _change(str(words), before, after)
            return
        for name, words, show in BOOKING_FIELDS:
            before = show(self, was.row[name]) if was else ""
            yield from _change(str(words), before, show(self, event.row[name]))

    def line(self, row: Row) -> str:
        """A line as one reads it on a bill."""
        parts = [self.services.get(row["service_id"], ""), money(row["price"], self.actor)]
        if row["amount"] != 1:
            parts.append(f"× {row['amount']}")
        if row["discount"]:
            parts.append(f"−{number_format(row['discount'].normalize(), use_l10n=True)} %")
        if row["cost"] != row["price"]:
            parts.append(f"= {money(row['cost'], self.actor)}")
        return " ".join(parts)

    def payment(self, row: Row) -> str:
        """How much, and with what."""
        methods = {"cash": _("cash"), "card": _("card"), "online": _("online")}
        sign = "−" if row["kind"] == "refund" else ""
        return f"{sign}{money(row['amount'], self.actor)}, {methods.get(row['method'], row['method'])}"


def _change(field: str, before: str, after: str) -> Iterator[FieldChange]:
    if before != after:
        yield FieldChange(field, before, after)


def _truth(_words: Words, value: bool) -> str:
    return _("yes") if value else ""


BOOKING_FIELDS: tuple[tuple[str, str | Promise, Callable[[Words, Any], str]], ...] = (
    ("client_id", gettext_lazy("Client"), lambda words, value: words.clients.get(value, "")),
    ("staff_id", gettext_lazy("Staff member"), lambda words, value: words.staff.get(value, "")),
    ("starts_at", gettext_lazy("Start"), lambda words, value: moment(value, words.actor.zone)),
    ("ends_at", gettext_lazy("End"), lambda words, value: moment(value, words.actor.zone)),
    ("status", gettext_lazy("Visit status"), lambda _words, value: str(VisitStatus(value).label)),
    ("comment", gettext_lazy("Comment"), lambda _words, value: str(value)),
    ("may_overlap", gettext_lazy("Booked over another"), _truth),
)
TOLD_WHOLE: dict[str, tuple[str | Promise, Callable[[Words, Row], str]]] = {
    "line": (gettext_lazy("Service"), Words.line),
    "category": (gettext_lazy("Booking category"), lambda words, row: words.categories.get(row["category_id"], "")),
    "payment": (gettext_lazy("Payment"), Words.payment),
}
