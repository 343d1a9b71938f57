"""The bytes of a file between its coming and the end of its upload."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from shutil import copyfileobj
from tempfile import NamedTemporaryFile
from typing import Any
from uuid import uuid4

from django.core.files.base import File
from django.db import transaction

from daybook.shared.files import delete_file, files, open_file
from daybook.shared.sheets.cells import UNPRINTABLE
from daybook.shared.sheets.errors import sheet_error
from daybook.shared.sheets.kinds import BY_EXTENSION
from daybook.shared.sheets.limits import MEGABYTE, Limits
from daybook.uploads.models import Upload

LONGEST_NAME = 255


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
    """Keep the bytes, and let them go again if the transaction fails; the key under which they lie."""
    content.seek(0)
    return files().save(f"uploads/{location_id}/{uuid4().hex}", content)


def let_go_of_file(upload: Upload) -> None:
    """The upload needs its bytes no more; they go when the transaction ends."""
    key = upload.file_key
    if key:
        transaction.on_commit(lambda: delete_file(key))
        upload.file_key = ""


@contextmanager
def here(upload: Upload) -> Iterator[Path]:
    """The kept file as one on this machine, under whatever name; FileNotFoundError where it is gone."""
    with open_file(upload.file_key) as kept, NamedTemporaryFile(prefix="daybook-upload-") as copy:
        copyfileobj(kept, copy)
        copy.flush()
        yield Path(copy.name)
