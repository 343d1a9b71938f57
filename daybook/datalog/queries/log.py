"""The Data log: who asked for which file, what became of it, who fetched it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from daybook.access.choices import Right
from daybook.datalog.choices import SECTION_PAGES, UNDER_WAY, DownloadEventKind, DownloadSection, DownloadState
from daybook.datalog.models import Download, DownloadEvent
from daybook.datalog.rights import may_fetch_of_others, refusal_to_ask, refusal_to_fetch, visible
from daybook.datalog.rules.links import message_key, token_of
from daybook.mail.choices import MessageState
from daybook.mail.models import Message
from daybook.mail.queries import messages_of
from daybook.shared.actor import Actor

AT_THE_DOOR = frozenset({DownloadEventKind.FETCHED, DownloadEventKind.REFUSED})


@dataclass(frozen=True)
class Visit:
    """Somebody who came for the file; `refusal` says why they did not get it, empty: they did."""

    who: str
    at: datetime
    address: str
    refusal: str


@dataclass(frozen=True)
class LogRow:
    """One download as the log tells it.

    `token` opens the file where the actor may have it, `refusal` says why not. `page` shows the answer to the same
    question now, `outbox` the message; each is empty where the actor may not see it.
    """

    id: int
    asked_at: datetime
    asked_by: str
    section: DownloadSection
    question: str
    words: tuple[str, ...]
    columns: tuple[str, ...]
    state: DownloadState
    rows_done: int
    rows_total: int | None
    size: int
    problem: str
    expires_at: datetime | None
    visits: tuple[Visit, ...]
    message: Message | None
    token: str
    refusal: str
    page: str
    outbox: str
    is_mine: bool
    is_retired: bool = False

    @property
    def is_to_ask_anew(self) -> bool:
        """Whether whoever asked gets nothing of it any more, and may ask again."""
        return self.is_mine and bool(self.page) and not self.token and not self.is_under_way

    @property
    def is_under_way(self) -> bool:
        """Whether the file is still to come."""
        return self.state in UNDER_WAY

    @property
    def percent(self) -> int | None:
        """How much of it is written; None before its rows are counted."""
        if self.state is not DownloadState.WRITING or self.rows_total is None:
            return None
        return 100 if not self.rows_total else min(100, self.rows_done * 100 // self.rows_total)

    @property
    def rows(self) -> int | None:
        """How many rows the file has, or has lost by now; None as long as there is none."""
        return self.rows_done if self.state in {DownloadState.READY, DownloadState.EXPIRED} else None

    @property
    def fetched(self) -> tuple[Visit, ...]:
        """Those who were given the file, in their order."""
        return tuple(visit for visit in self.visits if not visit.refusal)

    @property
    def refused(self) -> tuple[Visit, ...]:
        """Those who were not."""
        return tuple(visit for visit in self.visits if visit.refusal)

    @property
    def is_sent(self) -> bool:
        """Whether the message with the link has left."""
        return self.message is not None and self.message.state == MessageState.SENT

    @property
    def is_kept(self) -> bool:
        """Whether it stays here, because no mail is set up."""
        return self.message is not None and self.message.state == MessageState.KEPT


def log_of(actor: Actor) -> QuerySet[Download]:
    """Every row of the log that the actor may see."""
    return visible(Download.objects.of(actor), actor)


def log_rows(ids: Sequence[int], actor: Actor) -> list[LogRow]:
    """These rows, as far as the actor may see them, in the order of the ids."""
    downloads = log_of(actor).filter(pk__in=ids).select_related("work", "asked_by")
    found = {each.pk: each for each in downloads.prefetch_related("events__by_user")}
    messages = messages_of([message_key(number) for number in found])
    return [_row(found[number], messages.get(message_key(number)), actor) for number in ids if number in found]


def log_row(download_id: int, actor: Actor) -> LogRow | None:
    """One row of the log; None where there is none of this number that the actor may see."""
    return next(iter(log_rows([download_id], actor)), None)


def people_of_log(actor: Actor) -> dict[int, str]:
    """Everybody who ever asked for a file here, as far as the actor may see it, by their names."""
    people = log_of(actor).order_by("asked_by__name", "asked_by_id").distinct()
    return dict(people.values_list("asked_by_id", "asked_by__name"))


def _row(download: Download, message: Message | None, actor: Actor) -> LogRow:
    work = download.work
    # Django would read the download of each work once more.
    work.download = download
    refusal, is_mine = refusal_to_fetch(work, actor), download.asked_by_id == actor.user_id
    is_for_them = is_mine or may_fetch_of_others(actor)
    return LogRow(
        id=download.pk,
        asked_at=download.asked_at,
        asked_by=download.asked_by.name,
        section=DownloadSection(download.section),
        question=download.question,
        words=tuple(download.words),
        columns=tuple(download.columns),
        state=DownloadState(work.state),
        rows_done=work.rows_done,
        rows_total=work.rows_total,
        size=work.size,
        problem=work.problem,
        expires_at=work.expires_at,
        visits=tuple(map(_visit, _at_the_door(download))),
        message=message,
        token="" if refusal else token_of(download.pk),
        refusal=refusal.sentence if refusal and is_for_them and work.state == DownloadState.READY else "",
        page=_page(download, actor),
        outbox=_outbox(actor) if message else "",
        is_mine=is_mine,
    )


def _at_the_door(download: Download) -> list[DownloadEvent]:
    return sorted((each for each in download.events.all() if each.kind in AT_THE_DOOR), key=lambda each: each.pk)


def _visit(event: DownloadEvent) -> Visit:
    refusal = event.facts.get("sentence", "") if event.kind == DownloadEventKind.REFUSED else ""
    return Visit(event.by_user.name if event.by_user else "", event.at, event.address, refusal)


def _page(download: Download, actor: Actor) -> str:
    section = DownloadSection(download.section)
    if refusal_to_ask(section, actor):
        return ""
    if section is DownloadSection.PERSON:
        client_id = int(QueryDict(download.question)["client_id"])
        return reverse(SECTION_PAGES[section], kwargs={"location_id": download.location_id, "client_id": client_id})
    address = reverse(SECTION_PAGES[section], kwargs={"location_id": download.location_id})
    return f"{address}?{download.question}" if download.question else address


def _outbox(actor: Actor) -> str:
    is_open = actor.has(Right.FULL)
    return reverse("locations:outbox", kwargs={"location_id": actor.location_id}) if is_open else ""
