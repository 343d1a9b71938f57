"""The Data log itself as a file."""

from __future__ import annotations

from django.http import QueryDict

from daybook.datalog.choices import DownloadSection
from daybook.datalog.columns import LOG
from daybook.datalog.filters import LogFilters
from daybook.datalog.models import Download
from daybook.datalog.rights import refusal_to_ask
from daybook.shared.actor import Actor
from daybook.shared.errors import refuse
from daybook.shared.listing.file import table_of_list
from daybook.shared.sheets.writing import TableOut


def stored_table(download: Download, actor: Actor) -> TableOut:
    """The table that a download of the Data log asks for; raises `BadFilters`, and `NotAllowed` without the right."""
    refuse(refusal_to_ask(DownloadSection.DATA_LOG, actor))
    asked = QueryDict(download.question)
    filters, sort = LogFilters(asked, actor), asked.get("sort", "")
    return table_of_list(LOG, filters, sort=sort, columns=download.columns, actor=actor)
