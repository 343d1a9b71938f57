"""Bookings and what belongs to them, in the words of their own history; and booking categories."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from daybook.bookings.choices import BuiltIn
from daybook.bookings.queries.words import BOOKING, CATEGORY_LINK, CLIENT, LINE, PAYMENT
from daybook.changelog.queries.told.declared import Told
from daybook.shared.history_words import Fields, FieldWords, Row, Speaker, at, text


def _booking(row: Row, speaker: Speaker) -> str:
    return " ".join(filter(None, (str(row["id"]), speaker.name(CLIENT, row["client_id"]))))


def _of_booking(row: Row, _speaker: Speaker) -> str:
    return str(row["booking_id"])


def _category(row: Row, _speaker: Speaker) -> str:
    return str(BuiltIn(row["code"]).label) if row["code"] else str(row["title"])


TOLD: Mapping[str, Told] = {
    "booking": Told(
        BOOKING,
        _booking,
        {"client_id": CLIENT},
        unsaid=frozenset(
            {
                "visit_id",  # follows from time and client
                "created_by_id",  # the act says who, and through what
                "created_through",
                "is_online",
                "source_name",
                "api_id",
                "deleted_at",  # is told as the deletion that it is
                "deleted_by_id",
                "deleted_through",
                "price",  # what lines, categories and payments say is told by them
                "cost",
                "paid",
                "payments_count",
                "category_ids",
            }
        ),
    ),
    "line": Told(LINE, _of_booking, unsaid=frozenset({"booking_id"})),
    "label": Told(CATEGORY_LINK, _of_booking, unsaid=frozenset({"booking_id"})),
    "payment": Told(
        PAYMENT,
        _of_booking,
        unsaid=frozenset(
            {
                "booking_id",
                "paid_at",  # the moment of the act
                "created_by_id",
                "form_key",  # tells two clicks from two payments
            }
        ),
    ),
    "category": Told(
        Fields(
            (
                FieldWords("title", _("Title"), text),
                FieldWords("color", _("Colour"), text),
                FieldWords("icon", _("Icon"), text),
                FieldWords("retired_at", _("Retired"), at),
            )
        ),
        _category,
        unsaid=frozenset({"code"}),  # of built-in ones, which nobody changes
    ),
}
