"""Asking for files as a person does, and making them as the worker does."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from uuid import UUID

import openpyxl
from django.db import connection
from django.utils.module_loading import import_string

from daybook.access.choices import Role
from daybook.access.models import Membership
from daybook.access.queries import actor_of, memberships_of
from daybook.datalog.choices import SECTION_JOBS, DownloadSection
from daybook.datalog.models import Download, DownloadWork
from daybook.datalog.operations import ask_for_download
from daybook.datalog.wishes import DownloadWish
from daybook.locations.models import Location
from daybook.shared.actor import Actor
from daybook.shared.files import open_file
from tests.factories import a_membership, a_user


def somebody(role: Role = Role.MANAGER, *, location: Location | None = None, **switched: object) -> Membership:
    """A person who works here and may ask for files of the register, unless switched otherwise."""
    return a_membership(role, user=a_user("Olga Desk"), location=location, **switched)


def acting(membership: Membership) -> Actor:
    """That person as an actor, with the rights they hold now."""
    fresh = memberships_of(membership.user).get(pk=membership.pk)
    return actor_of(fresh, channel="desk", address="192.0.2.7", request_id="request-0001")


def switch(membership: Membership, **switched: object) -> None:
    """Change single rights of the person."""
    membership.switched = {**membership.switched, **switched}
    membership.save()


def ask(
    membership: Membership,
    question: str = "",
    *,
    section: DownloadSection = DownloadSection.BOOKINGS,
    form_key: UUID | None = None,
    columns: tuple[str, ...] = (),
) -> Download:
    wish = DownloadWish(section, question, words=("in words",), columns=columns, form_key=form_key)
    return ask_for_download(wish, actor=acting(membership))


def make(download: Download) -> DownloadWork:
    """What the worker does with the job of this download."""
    room, name = SECTION_JOBS[DownloadSection(download.section)].split(".")
    import_string(f"daybook.{room}.jobs.{name}")(download_id=download.pk)
    return work_of(download)


def work_of(download: Download) -> DownloadWork:
    return DownloadWork.objects.get(pk=download.pk)


def a_file(membership: Membership, question: str = "") -> Download:
    """A download whose file is ready."""
    download = ask(membership, question)
    make(download)
    return download


def told_of(download: Download) -> list[str]:
    """What the log tells of it, in its order."""
    return list(download.events.order_by("pk").values_list("kind", flat=True))


def jobs_for(download: Download) -> int:
    """How many jobs wait for this download."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE (args->>'download_id')::int = %s", [download.pk])
        return int(cursor.fetchone()[0])


def rows_in(content: bytes, sheet: str = "Bookings") -> list[dict[str, Any]]:
    """The rows of a sheet by heading."""
    headings, *rows = openpyxl.load_workbook(BytesIO(content))[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows if any(row)]


def kept_rows(download: Download) -> list[dict[str, Any]]:
    """The rows of the file that lies in storage."""
    with open_file(work_of(download).file_key) as file:
        return rows_in(file.read())
