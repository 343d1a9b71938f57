"""What the dialog "Download as Excel" offers, in every section, and what comes back from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.http import QueryDict
from django.urls import reverse

from daybook.access.queries import email_of
from daybook.datalog.choices import DownloadSection
from daybook.datalog.wishes import DownloadWish
from daybook.mail.queries import is_set_up
from daybook.shared.actor import Actor
from daybook.shared.filtering import FilterSet

COLUMNS_SEEN = "seen"


@dataclass(frozen=True)
class Offer:
    """A file of one section: the question that its page asks now, the columns that it shows now.

    `sort` is the order as the address names it; `seen` the names of the columns, none where there is nothing to choose.
    `shared/_dialog_download.html` shows it as `offer`.
    """

    section: DownloadSection
    filters: FilterSet[Any]
    actor: Actor
    sort: str = ""
    seen: tuple[str, ...] = ()
    total_text: str = ""

    @property
    def question(self) -> str:
        """The question as the section's address asks it, of the same days whenever it is read.

        Raises `BadFilters` where it cannot be understood.
        """
        self.filters.conditions()
        sort = urlencode({"sort": self.sort}) if self.sort else ""
        return "&".join(part for part in (self.filters.fixed_query(), sort) if part)

    @property
    def words(self) -> list[str]:
        """The filters in words."""
        return self.filters.words()

    @property
    def post_query(self) -> str:
        """What the dialog's form adds to its address, so that the same question comes back."""
        return "&".join(part for part in (self.question, urlencode({"columns": ",".join(self.seen)})) if part)

    @cached_property
    def form_key(self) -> UUID:
        """Of this dialog: sent twice, it is one file."""
        return uuid4()

    @cached_property
    def to(self) -> str:
        """The address that the link is sent to."""
        return email_of(self.actor.user_id)

    @property
    def is_mailed(self) -> bool:
        """Whether messages leave; where they do not, the link shows in the Data log."""
        return is_set_up()

    @property
    def log_url(self) -> str:
        """The Data log."""
        return reverse("datalog:log", kwargs={"location_id": self.actor.location_id})

    def wish(self, sent: QueryDict) -> DownloadWish:
        """What the dialog's form asks for; raises `BadFilters`."""
        return DownloadWish(
            section=self.section,
            question=self.question,
            words=tuple(self.words),
            columns=self.seen if sent.get("columns") == COLUMNS_SEEN else (),
            form_key=_key_of(sent.get("form_key", "")),
        )


def _key_of(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
