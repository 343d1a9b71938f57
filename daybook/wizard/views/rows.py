"""The table of a file's rows: which of them are shown, and the ways to the others."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from daybook.shared.actor import Actor
from daybook.shared.errors import NotThere
from daybook.uploads.choices import UploadSection, UploadState
from daybook.uploads.models import Upload
from daybook.uploads.queries import Filter, rows_of
from daybook.wizard.forms import number_from
from daybook.wizard.views.cells import places_shown, rows_shown
from daybook.wizard.views.ground import address, register_of
from daybook.wizard.views.words import grouped


def table_of(upload: Upload, asked: QueryDict, actor: Actor) -> dict[str, Any]:
    """What `_rows.html` is given: tabs, headings, rows, the ways to the rows beside them."""
    here, shown = address("upload", actor, upload.pk), _shown(upload, asked)
    page = rows_of(upload, shown, after=number_from(asked, "after") or 0, before=number_from(asked, "before"))
    is_of_bookings = upload.section == UploadSection.BOOKINGS
    return {
        "tabs": [_tab(here, name, label, count, is_current=name == shown) for name, label, count in _counted(upload)],
        "headings": [upload.headings[place] for place in places_shown(upload)],
        "rows": rows_shown(upload, page.rows, register_of(actor, "booking") if is_of_bookings else ""),
        "pager": {
            "words": _stretch(page.rows[0].number, page.rows[-1].number) if page.rows else "",
            "previous_url": _beside(here, shown, "before", page.before),
            "next_url": _beside(here, shown, "after", page.after),
        },
    }


def _shown(upload: Upload, asked: QueryDict) -> Filter:
    """Which rows the address asks for; at first those that want something of the person."""
    name = asked.get("show")
    if name is None:
        wants = upload.state == UploadState.CHECKED and upload.rows_refused
        return Filter.PROBLEMS if wants else Filter.ALL
    if name not in set(Filter):
        raise NotThere(_("There are no such rows to show: %(name)s") % {"name": name})
    return Filter(name)


def _counted(upload: Upload) -> list[tuple[Filter, str, int]]:
    """The filters that can find something, but for the first three, which always stand there."""
    always = [
        (Filter.ALL, _("All"), upload.rows_total),
        (Filter.PROBLEMS, _("Problems"), upload.rows_refused),
        (Filter.WARNINGS, _("Warnings"), upload.rows_warned),
    ]
    sometimes = [
        (Filter.READY, pgettext("a row", "Ready"), upload.rows_ready),
        (Filter.MADE, _("Made"), upload.rows_made - upload.rows_taken_back),
        (Filter.THERE, _("Already there"), upload.rows_there),
        (Filter.TAKEN_BACK, _("Taken back"), upload.rows_taken_back),
        (Filter.KEPT, pgettext("a row", "Kept"), upload.rows_kept),
    ]
    return always + [each for each in sometimes if each[2] > 0]


def _tab(here: str, name: Filter, label: str, count: int, *, is_current: bool) -> dict[str, Any]:
    url = f"{here}?{urlencode({'show': name.value})}"
    return {"name": name.value, "label": label, "count": grouped(count), "url": url, "is_current": is_current}


def _beside(here: str, shown: Filter, side: str, number: int | None) -> str:
    return "" if number is None else f"{here}?{urlencode({'show': shown.value, side: number})}"


def _stretch(first: int, last: int) -> str:
    if first == last:
        return _("Row %(number)s") % {"number": grouped(first)}
    return _("Rows %(first)s to %(last)s") % {"first": grouped(first), "last": grouped(last)}
