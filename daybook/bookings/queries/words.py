"""The words of bookings, and of what belongs to them, in history and change log."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daybook.bookings.choices import VisitStatus
from daybook.shared.history_words import Fields, FieldWords, Row, Speaker, Whole, at, named, one_of, text, truth
from daybook.shared.templatetags.shown import money

CLIENT, STAFF = "clients.Client", "staff.StaffMember"
SERVICE, CATEGORY = "catalogue.Service", "bookings.BookingCategory"


def _line(row: Row, speaker: Speaker) -> str:
    """A line as one reads it on a bill."""
    parts = [speaker.name(SERVICE, row["service_id"]), money(row["price"], speaker.actor)]
    if row["amount"] != 1:
        parts.append(f"× {row['amount']}")
    if row["discount"]:
        parts.append(f"−{number_format(row['discount'].normalize(), use_l10n=True)} %")
    if row["cost"] != row["price"]:
        parts.append(f"= {money(row['cost'], speaker.actor)}")
    return " ".join(parts)


def _payment(row: Row, speaker: Speaker) -> str:
    """How much, and with what."""
    methods = {"cash": _("cash"), "card": _("card"), "online": _("online")}
    sign = "−" if row["kind"] == "refund" else ""
    return f"{sign}{money(row['amount'], speaker.actor)}, {methods.get(row['method'], row['method'])}"


def _category(row: Row, speaker: Speaker) -> str:
    return speaker.name(CATEGORY, row["category_id"])


BOOKING = Fields(
    (
        named("client_id", gettext_lazy("Client"), CLIENT),
        named("staff_id", gettext_lazy("Staff member"), STAFF),
        FieldWords("starts_at", gettext_lazy("Start"), at),
        FieldWords("ends_at", gettext_lazy("End"), at),
        FieldWords("status", gettext_lazy("Visit status"), one_of(VisitStatus)),
        FieldWords("comment", gettext_lazy("Comment"), text),
        FieldWords("may_overlap", gettext_lazy("Booked over another"), truth),
    )
)
LINE = Whole(
    gettext_lazy("Service"),
    _line,
    frozenset({"service_id", "price", "amount", "discount", "cost"}),
    {"service_id": SERVICE},
)
CATEGORY_LINK = Whole(
    gettext_lazy("Booking category"), _category, frozenset({"category_id"}), {"category_id": CATEGORY}
)
PAYMENT = Whole(gettext_lazy("Payment"), _payment, frozenset({"kind", "amount", "method"}))
WORDS: dict[str, Fields | Whole] = {"booking": BOOKING, "line": LINE, "category": CATEGORY_LINK, "payment": PAYMENT}
"""By the source of an event, as `queries.events` calls it."""
