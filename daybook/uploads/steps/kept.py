"""The bytes of a file between its coming and the end of its upload."""

from __future__ import annotations

import errno
import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path, PurePath
from shutil import copyfileobj
from tempfile import NamedTemporaryFile, gettempdir
from typing import Any
from uuid import uuid4

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from daybook.shared.actor import Actor
from daybook.shared.files import delete_file, files, open_file
from daybook.shared.sheets.cells import UNPRINTABLE
from daybook.shared.sheets.errors import sheet_error
from daybook.shared.sheets.kinds import BY_EXTENSION
from daybook.shared.sheets.limits import MEGABYTE, Limits
from daybook.uploads.models import Upload

LONGEST_NAME = 255
FOLDER = "uploads"
COPIES = "daybook-upload-"
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
NOBODYS_AFTER = timedelta(days=1)
"""A file that no upload knows by then was left by a process that died."""
logger = logging.getLogger(__name__)


def plain_name(name: str) -> str:
    """The name of the file without folders and signs that nobody sees, and not too long for us."""
    plain = UNPRINTABLE.sub("", name.replace("\\", "/").rpartition("/")[2]).strip()
    suffix = PurePath(plain).suffix
    return plain if len(plain) <= LONGEST_NAME else plain[: LONGEST_NAME - len(suffix)] + suffix


def refuse_strange(name: str, size: int) -> None:
    """Refuse what is too large, empty, or by its name no table."""
    most = Limits().file_bytes
    if size > most:
        raise sheet_error("too_large", {"megabytes": most // MEGABYTE})
    if not size:
        raise sheet_error("empty_file", {})
    if PurePath(name).suffix.lower() not in BY_EXTENSION:
        raise sheet_error("unknown_kind", {"name": name})


def digest_of_file(content: File[Any]) -> str:
    """What tells these bytes from all others."""
    digest = hashlib.sha256()
    for chunk in content.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def keep_file(content: File[Any], location_id: int) -> str:
    """Keep the bytes; the key under which they lie. `SheetError` where the disk is full, and then nothing of them."""
    content.seek(0)
    key = f"{FOLDER}/{location_id}/{uuid4().hex}"
    try:
        return files().save(key, content)
    except OSError as error:
        delete_file(key)
        if error.errno not in NO_ROOM:
            raise
        logger.exception("no room for an upload of %s bytes", content.size)
        raise sheet_error("no_room", {}) from None


def let_go_of_file(upload: Upload) -> None:
    """The upload needs its bytes no more; they go when the transaction ends."""
    key = upload.file_key
    if key:
        transaction.on_commit(lambda: delete_file(key))
        upload.file_key = ""


@contextmanager
def here(upload: Upload) -> Iterator[Path]:
    """The kept file as one on this machine, under whatever name; FileNotFoundError where it is gone."""
    with open_file(upload.file_key) as kept, NamedTemporaryFile(prefix=COPIES) as copy:
        copyfileobj(kept, copy)
        copy.flush()
        yield Path(copy.name)


def forget_strays(actor: Actor) -> None:
    """Let go of bytes of a day ago that no upload of the location knows: whoever was to note them died before."""
    folder, limit = f"{FOLDER}/{actor.location_id}", timezone.now() - NOBODYS_AFTER
    try:
        _folders, names = files().listdir(folder)
    except FileNotFoundError:
        return
    # Looked up after the names, whatever was noted meanwhile is among them.
    known = set(Upload.objects.of(actor).exclude(file_key="").values_list("file_key", flat=True))
    for key in (f"{folder}/{name}" for name in names):
        if key not in known and files().get_modified_time(key) < limit:
            delete_file(key)


def forget_copies() -> None:
    """Let go of copies of a day ago on this machine: a process that is killed leaves the one that it reads."""
    limit = timezone.now() - NOBODYS_AFTER
    for copy in Path(gettempdir()).glob(f"{COPIES}*"):
        with suppress(OSError):
            if datetime.fromtimestamp(copy.stat().st_mtime, tz=timezone.get_default_timezone()) < limit:
                copy.unlink()
