"""The list of services as a workbook: exactly the rows that the filters give, in the columns of the list."""

from __future__ import annotations

from django.http import QueryDict

from daybook.catalogue.columns import SERVICE_LIST
from daybook.catalogue.filters import ServiceFilters
from daybook.datalog.choices import DownloadSection
from daybook.datalog.models import Download
from daybook.datalog.rights import refusal_to_ask
from daybook.shared.actor import Actor
from daybook.shared.errors import refuse
from daybook.shared.listing.file import table_of_list
from daybook.shared.sheets.writing import TableOut


def stored_table(download: Download, actor: Actor) -> TableOut:
    """The table that a download of the list asks for; raises `BadFilters`, and `NotAllowed` without the right."""
    refuse(refusal_to_ask(DownloadSection.SERVICES, actor))
    asked = QueryDict(download.question)
    filters, sort = ServiceFilters(asked, actor), asked.get("sort", "")
    return table_of_list(SERVICE_LIST, filters, sort=sort, columns=download.columns, actor=actor)
