"""Facts about files that were brought in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from daybook.shared.actor import Actor
from daybook.uploads.choices import UploadState, Verdict
from daybook.uploads.models import Upload, UploadRow


def unfinished(digest: str, actor: Actor) -> Upload | None:
    """The upload of these very bytes at the actor's location that was begun and not ended."""
    begun = Upload.objects.of(actor).filter(digest=digest, state=UploadState.WRITING)
    return begun.order_by("-pk").first()


def told_rows(upload: Upload) -> Iterator[UploadRow]:
    """The rows about which there is something to say, problems and warnings, in the file's order."""
    rows = upload.rows.exclude(problems=[]).exclude(verdict=Verdict.THERE).order_by("number")
    return rows.iterator(chunk_size=1000)


def suggestions(upload: Upload) -> Counter[tuple[str, str]]:
    """What was typed and the nearest name, with the number of rows that accepting it would help."""
    found: Counter[tuple[str, str]] = Counter()
    for row in upload.rows.filter(verdict=Verdict.REFUSED).iterator(chunk_size=1000):
        found.update(nearest for problem in row.problems if (nearest := _nearest(problem)))
    return found


def _nearest(problem: Mapping[str, Any]) -> tuple[str, str] | None:
    return (problem["typed"], problem["suggestions"][0]) if problem.get("typed") and problem["suggestions"] else None
