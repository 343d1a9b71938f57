"""Numbers, states and totals of an upload in words."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from daybook.uploads.choices import UploadSection, UploadState
from daybook.uploads.models import Upload

STATE_ICONS = {
    UploadState.RECEIVED: "clock",
    UploadState.CHECKING: "refresh",
    UploadState.CHECKED: "list-check",
    UploadState.WRITING: "refresh",
    UploadState.DONE: "circle-check",
    UploadState.FAILED: "alert-triangle",
    UploadState.TAKING_BACK: "refresh",
    UploadState.TAKEN_BACK: "arrow-back-up",
}


def grouped(number: int) -> str:
    """The number as the person's language writes it."""
    return str(number_format(number, force_grouping=True))


def rows_in_words(count: int) -> str:
    """Such as 1,240 rows."""
    return ngettext("%(number)s row", "%(number)s rows", count) % {"number": grouped(count)}


def things_in_words(section: str, count: int) -> str:
    """What the rows of this section become, such as 12 bookings."""
    number = {"number": grouped(count)}
    match UploadSection(section):
        case UploadSection.BOOKINGS:
            return ngettext("%(number)s booking", "%(number)s bookings", count) % number
        case UploadSection.CLIENTS:
            return ngettext("%(number)s client", "%(number)s clients", count) % number
        case UploadSection.SERVICES:
            return ngettext("%(number)s service", "%(number)s services", count) % number
        case UploadSection.STAFF:
            return ngettext("%(number)s staff member", "%(number)s staff members", count) % number


def totals_in_words(upload: Upload) -> str:
    """Such as 1,240 rows: 1,198 ready, 30 already there, 12 with problems."""
    parts = [_("%(number)s ready") % {"number": grouped(upload.rows_ready)}]
    if upload.rows_there:
        parts.append(_("%(number)s already there") % {"number": grouped(upload.rows_there)})
    if upload.rows_refused:
        parts.append(_("%(number)s with problems") % {"number": grouped(upload.rows_refused)})
    return _("%(rows)s: %(parts)s") % {"rows": rows_in_words(upload.rows_total), "parts": ", ".join(parts)}


def advice_on(upload: Upload) -> str:
    """What the person may do now, with the rows as they are."""
    if not upload.rows_total:
        return _("There is nothing below the headings.")
    if not upload.rows_ready and not upload.rows_refused:
        return _("Everything in this file is there already, so there is nothing to write.")
    if not upload.rows_ready:
        return _("No row can be written as it is. Accept a near name below, or mend the file and upload it again.")
    if upload.rows_refused:
        return _("Mend the rows with problems now, or let the good ones in and mend the others afterwards.")
    if upload.rows_warned:
        return _("Every row can be written. Look at the warnings before you confirm.")
    return _("Every row can be written.")


def outcome_of(upload: Upload) -> str:
    """What became of the rows, such as 1,240 rows: 1,198 made, 30 already there, 12 with problems."""
    counted = [
        (upload.rows_made, _("%(number)s made")),
        (upload.rows_taken_back, _("%(number)s taken back")),
        (upload.rows_kept, _("%(number)s kept")),
        (upload.rows_ready, _("%(number)s not written yet")),
        (upload.rows_there, _("%(number)s already there")),
        (upload.rows_refused, _("%(number)s with problems")),
    ]
    parts = [words % {"number": grouped(number)} for number, words in counted if number]
    return _("%(rows)s: %(parts)s") % {"rows": rows_in_words(upload.rows_total), "parts": ", ".join(parts)}


def headline_of(upload: Upload) -> str:
    """What became of the upload, in one sentence."""
    if upload.state == UploadState.FAILED:
        return _("The upload could not be done to its end.")
    if upload.state == UploadState.TAKEN_BACK:
        if upload.rows_kept:
            kept = things_in_words(upload.section, upload.rows_kept)
            return _("The upload was taken back, but for %(kept)s.") % {"kept": kept}
        return _("The upload was taken back.")
    if not upload.rows_made:
        return _("Nothing was made: no row was new and good.")
    return _("%(things)s made.") % {"things": things_in_words(upload.section, upload.rows_made)}
