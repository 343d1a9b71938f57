"""A whole visit, as typed: its client and its bookings."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.forms import Form
from django.http import QueryDict
from django.utils.translation import gettext as _

from daybook.bookings.wishes import VisitWish
from daybook.calendar.forms.booking import (
    KEY,
    BookingForm,
    booking_as_it_is,
    booking_as_left,
    booking_as_typed,
    booking_of_wish,
    left,
)
from daybook.calendar.forms.client import ClientForm, client_as_it_is
from daybook.calendar.forms.ground import Ground
from daybook.calendar.forms.values import whole_number
from daybook.calendar.queries import ShownVisit
from daybook.shared.templatetags.shown import day

PLACE = re.compile(r"bookings-(\d+)(?:-lines-(\d+))?(?:-(\w+))?")
FIELD_OF = {
    "staff_id": "staff",
    "starts_at": "clock",
    "category_ids": "categories",
    "may_overlap": "over",
    "outside_hours": "outside",
    "service_id": "service",
}
"""The fields of a wish whose name in the form is another."""
MOST_BOOKINGS = 30
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "back", "stay", "seen", "version"})
"""What may differ between two sendings of the same form."""


class Mistake(NamedTuple):
    """A sentence, and the id of the field it is about; none for the visit as a whole."""

    anchor: str
    sentence: str


@dataclass
class VisitForm:
    """The client and the bookings; `version` is that of the visit the page showed, 0 for a new one.

    `gone` are bookings of the page that were deleted since.
    """

    client: ClientForm
    bookings: list[BookingForm]
    version: int = 0
    problems: list[str] = field(default_factory=list)
    gone: list[BookingForm] = field(default_factory=list)
    form_key: str = ""

    def is_valid(self) -> bool:
        """Whether everything can be used; all mistakes are found at once."""
        found = [self.client.is_valid(), *(booking.is_all_valid() for booking in self.bookings)]
        if not self.bookings:
            self.problems.append(_("There is no booking to save. Add one."))
        return all(found) and not self.problems

    def wish(self) -> VisitWish:
        """What the person wants the visit to be."""
        bookings = tuple(booking.wish() for booking in self.bookings)
        return VisitWish(client=self.client.wish(), bookings=bookings, form_key=self.form_key)

    def leave_out(self, booking_ids: set[int]) -> None:
        """Bookings that somebody deleted meanwhile cannot be saved: they are kept apart, and no longer wished for."""
        self.gone = [booking for booking in self.bookings if booking.booking_id in booking_ids]
        self.bookings = [booking for booking in self.bookings if booking.booking_id not in booking_ids]

    def blame(self, fields: Mapping[str, list[str]]) -> None:
        """Put what an operation refused at the fields that it names."""
        for name, sentences in fields.items():
            for sentence in sentences:
                self._blame(name, sentence)

    def mistakes(self) -> list[Mistake]:
        """Everything that is wrong, in the order of the page."""
        found = [Mistake("", problem) for problem in self.problems]
        found += _mistakes_of(self.client, "client-title")
        for booking in self.bookings:
            found += _mistakes_of(booking, f"title-{booking.key}")
            for line in booking.lines:
                found += _mistakes_of(line, f"line-{line.prefix}")
        return found

    def _blame(self, name: str, sentence: str) -> None:
        if name.startswith("client"):
            target = name.removeprefix("client").strip("-_.").removeprefix("client_")
            self.client.add_error(target if target in {"name", "phone", "email"} else None, sentence)
            return
        found = PLACE.fullmatch(name)
        if found is None or int(found[1]) >= len(self.bookings):
            self.problems.append(sentence)
            return
        booking = self.bookings[int(found[1])]
        at_line = found[2] is not None and int(found[2]) < len(booking.lines)
        form = booking.lines[int(found[2])] if at_line else booking
        wanted = FIELD_OF.get(found[3] or "", found[3])
        form.add_error(wanted if wanted in form.fields else None, sentence)


def visit_as_it_is(shown: ShownVisit, ground: Ground) -> VisitForm:
    """The form of a visit that is there."""
    bookings = [booking_as_it_is(booking, ground) for booking in shown.live()]
    return VisitForm(client_as_it_is(shown.visit.client_id), bookings, version=shown.visit.version)


def visit_of_wish(wish: VisitWish, ground: Ground) -> VisitForm:
    """The form of a new visit, filled in."""
    client_id = wish.client.client_id if wish.client else None
    return VisitForm(client_as_it_is(client_id), [booking_of_wish(booking, ground) for booking in wish.bookings])


def visit_as_typed(data: QueryDict, ground: Ground) -> VisitForm:
    """The form as it was sent: one booking per key, in the order of the page."""
    keys = _keys(data)
    bookings = [booking_as_typed(key, data, ground) for key in keys[:MOST_BOOKINGS]]
    form = VisitForm(ClientForm(data=data), bookings, version=_version(data), form_key=_form_key(data))
    if len(keys) > MOST_BOOKINGS:
        form.problems.append(_("A visit has at most %(most)d bookings here.") % {"most": MOST_BOOKINGS})
    return form


def visit_as_left(data: QueryDict, ground: Ground) -> VisitForm:
    """The form as somebody left it unsaved, without a word about mistakes."""
    bookings = [booking_as_left(key, data, ground) for key in _keys(data)[:MOST_BOOKINGS]]
    return VisitForm(ClientForm(initial=left(ClientForm, "client", data)), bookings, version=_version(data))


def notices(bookings: Iterable[BookingForm]) -> list[str]:
    """What the person is told of times that the clocks skipped."""
    return [
        _("On %(day)s the clocks skip %(wished)s; the booking begins at %(real)s.")
        % {
            "day": day(booking.cleaned_data["day"]),
            "wished": f"{booking.clocks_skipped:%H:%M}",
            "real": f"{booking.cleaned_data['starts_at'].astimezone(booking.ground.zone):%H:%M}",
        }
        for booking in bookings
        if booking.clocks_skipped
    ]


def _mistakes_of(form: Form, whole: str) -> list[Mistake]:
    return [
        Mistake(form[name].auto_id if name in form.fields else whole, str(sentence))
        for name, sentences in form.errors.items()
        for sentence in sentences
    ]


def _keys(data: QueryDict) -> list[str]:
    return [key for key in dict.fromkeys(data.getlist("booking")) if KEY.fullmatch(key)]


def _form_key(data: QueryDict) -> str:
    """The same for one opened form sent twice with the same in it; empty where the page gave the form no name."""
    if not data.get("draft"):
        return ""
    typed = sorted((name, values) for name, values in data.lists() if name not in NOT_TYPED)
    return hashlib.sha256(repr(typed).encode()).hexdigest()[:40]


def _version(data: QueryDict) -> int:
    """The version last seen: of the page, or of the other person's changes shown since."""
    return whole_number(data.get("seen") or data.get("version")) or 0
