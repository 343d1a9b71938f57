"""Making a file that somebody asked for: what every section's job calls with its own table.

A worker may die at any line of this: the job is taken up again and begins anew, under the same names, so there is one
file, one entry in the log and one message, whatever happens.
"""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from daybook.access.rights import clock_actor
from daybook.datalog.models import Download, DownloadWork
from daybook.datalog.operations import begin_file, fail_file, keep_file
from daybook.datalog.queries.asked import asker_of, work_on
from daybook.datalog.rights import refusal_to_ask, shape_of
from daybook.datalog.sheets.about import about
from daybook.datalog.steps.progress import progress_of
from daybook.datalog.wishes import FileMade
from daybook.shared.actor import Actor
from daybook.shared.alone import alone
from daybook.shared.errors import Busy, DomainError, NotAllowed, refuse
from daybook.shared.files import delete_file, save_file
from daybook.shared.one_moment import one_moment
from daybook.shared.sheets.writing import TableOut, write_table

TRIES = 5
"""So often is a file begun before it is given up; the queue itself tries no less often."""
FOLDER = "downloads"
"""Where in storage files of downloads lie, each under the number of its download."""
UNSAFE = re.compile(r"[^\w.-]+")
TableOf = Callable[[Download, Actor], TableOut]
"""The table that a download asks for, as this actor may see it; its rows are read while they are written."""

log = logging.getLogger(__name__)


def make_file(download_id: int, table_of: TableOf) -> None:
    """Write the file, keep it, log it, mail its link; or note why there is none. Safe to run again at any time.

    `table_of` is asked inside one snapshot of the database, in the language and the time zone of whoever asked, with
    the rights they hold now. A `DomainError` it raises is the reason that they read.
    """
    with alone("datalog.make_file", download_id) as is_alone:
        if not is_alone:
            raise Busy(f"Another worker is writing the file of download {download_id}.")
        work = begin_file(download_id, actor=clock_actor())
        if work is None:
            return
        with translation.override(work.download.language or settings.LANGUAGE_CODE), _drafts(download_id) as folder:
            _make(work, table_of, folder)


def give_up_file(download_id: int) -> None:
    """Note that there will be no file, because whoever wrote it was interrupted too often."""
    work = work_on(download_id)
    if work is None:
        return
    with translation.override(work.download.language or settings.LANGUAGE_CODE):
        reason = _("The file was interrupted again and again while it was written. Ask for less at once.")
        fail_file(download_id, reason, actor=clock_actor())


def _make(work: DownloadWork, table_of: TableOf, folder: Path) -> None:
    clock = clock_actor()
    try:
        actor = _asker(work.download)
        with timezone.override(actor.zone):
            made = _written(work.download, table_of, actor, folder)
            keep_file(work.pk, made, shape_of(work.download.section, actor), actor=clock)
    except DomainError as no:
        fail_file(work.pk, str(no), actor=clock)
    except Exception:  # border: whoever asked is told in words, the log has the rest
        log.exception("download %s could not be made", work.pk)
        if work.tries < TRIES:
            raise
        fail_file(work.pk, _("Something went wrong while the file was written. Ask for it anew."), actor=clock)


def _asker(download: Download) -> Actor:
    """Whoever asked, as long as they may still have the file."""
    actor = asker_of(download)
    if actor is None:
        raise NotAllowed(_("Whoever asked for this file does not work here any more."))
    refuse(refusal_to_ask(download.section, actor))
    return actor


def _written(download: Download, table_of: TableOf, actor: Actor, folder: Path) -> FileMade:
    path = folder / "table.xlsx"
    with one_moment():
        table = table_of(download, actor)
        table = replace(table, about=about(table, download.words, actor=actor))
        with progress_of(download.pk, table.count) as progress:
            write_table(path, table, tell=progress)
    kept = f"{FOLDER}/{download.pk}.xlsx"
    # Whoever was killed before the log knew of the file has left it there.
    delete_file(kept)
    return FileMade(save_file(path, kept), _name(download, actor), path.stat().st_size, table.count)


def _name(download: Download, actor: Actor) -> str:
    day = timezone.localdate(timezone=actor.zone)
    words = f"{download.get_section_display()} {download.location.name} {day:%Y-%m-%d}"
    return f"{UNSAFE.sub('-', words).strip('-.')[:100]}.xlsx"


@contextmanager
def _drafts(download_id: int) -> Iterator[Path]:
    """A folder of this download alone: what a killed worker left in it goes when the next one begins."""
    folder = drafts() / str(download_id)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def drafts() -> Path:
    """Where files are written before they are whole."""
    return settings.DATA_DIR / "drafts"
