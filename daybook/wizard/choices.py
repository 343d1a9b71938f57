"""What the wizard says of each section: what its file may hold, and what an upload of it does and does not."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from daybook.uploads.choices import UploadSection

Words = str | Promise
SEVERAL = "##"

_BOOKINGS: Mapping[str, Words] = {
    "starts_at": _("“04.01.2016 10:30”, “04-01-2016 10:30”, “2016-01-04 10:30” or a real date of Excel, local time"),
    "staff_id": _("as in Settings > Staff; this or the name is needed"),
    "client_phone": _("in any form, also as a number; an unknown phone makes a new client"),
    "client_name": _("for new clients; a known one keeps their name"),
    "staff_name": _("exactly as in Settings > Staff; the ID counts if both are there"),
    "duration": _("seconds, rounded up to quarters of an hour; empty: 15 minutes"),
    "service_ids": _("several: with , or ## between"),
    "service_names": _("exactly as in Settings > Services; several: with ## between"),
    "prices": _("one for each service with # between; empty: the catalogue's price"),
    "discounts": _("percent, one for each service with # between"),
    "comment": _("any text"),
    "status_number": _("-1, 0, 1 or 2"),
    "status_text": _("No-Show, Pending, Arrived or Confirmed; empty: Pending"),
    "created_at": _("when it was made, for those who move in from another system"),
    "number": _("stands in files downloaded from here, and says that the booking is there already"),
}
_CLIENTS: Mapping[str, Words] = {
    "number": _("stands in files downloaded from here, and says that the client is there already"),
    "name": _("first and last name; two columns for them are read too"),
    "phone": _("in any form, also as a number; nobody else has it"),
    "email": _("one address"),
    "comment": _("any text"),
}
_SERVICES: Mapping[str, Words] = {
    "number": _("stands in files downloaded from here, and says that the service is there already"),
    "name": _("each name once"),
    "category": _("a category that is not there yet is made"),
    "duration": _("seconds, or hours and minutes such as 1:30; empty: an hour"),
    "price_min": _("empty: nothing to pay"),
    "price_max": _("empty: the same as the price from"),
    "staff_names": _("exactly as in Settings > Staff; several: with ## between"),
}
_STAFF: Mapping[str, Words] = {
    "number": _("stands in files downloaded from here, and says that the staff member is there already"),
    "name": _("each name once"),
    "position": _("a position that is not there yet is made"),
}
FIELDS: Mapping[UploadSection, Mapping[str, Words]] = {
    UploadSection.BOOKINGS: _BOOKINGS,
    UploadSection.CLIENTS: _CLIENTS,
    UploadSection.SERVICES: _SERVICES,
    UploadSection.STAFF: _STAFF,
}
"""What to write into each column of the template, by the column's name."""

OF_ALL: tuple[Words, ...] = (
    _("The file is checked first. Nothing is written before you have seen every row's verdict and confirmed."),
    _("Nobody is notified: no message goes to clients or staff."),
    _("What is there is never changed, and a row never becomes two, however often the file is uploaded."),
    _("A wrong upload can be taken back as a whole; what somebody has worked with since is kept."),
)
OF_SECTION: Mapping[UploadSection, tuple[Words, ...]] = {
    UploadSection.BOOKINGS: (
        _("Staff and services must be in Settings already; a file never makes them. Unknown clients are made."),
    ),
    UploadSection.CLIENTS: (),
    UploadSection.SERVICES: (_("Staff must be in Settings already; a file of services never makes them."),),
    UploadSection.STAFF: (_("People who sign in are not made by a file: invite them afterwards."),),
}
"""What an upload does and does not, in sentences: of every section, and of one."""

ONE_ROW: Mapping[UploadSection, Words] = {
    UploadSection.BOOKINGS: _("One row below the headings is one booking. The headings may stand in any order."),
    UploadSection.CLIENTS: _("One row below the headings is one client. The headings may stand in any order."),
    UploadSection.SERVICES: _("One row below the headings is one service. The headings may stand in any order."),
    UploadSection.STAFF: _("One row below the headings is one staff member. The headings may stand in any order."),
}
TITLES: Mapping[UploadSection, Words] = {
    UploadSection.BOOKINGS: _("Upload bookings"),
    UploadSection.CLIENTS: _("Upload clients"),
    UploadSection.SERVICES: _("Upload services"),
    UploadSection.STAFF: _("Upload staff"),
}
