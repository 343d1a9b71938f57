"""What the wizard's pages ask that belongs to no single room."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from daybook.access.choices import Right
from daybook.access.queries import people_at
from daybook.access.rights import rights_of
from daybook.shared.actor import Actor
from daybook.shared.jobs import is_anybody_working
from daybook.uploads.choices import AT_WORK, UploadState
from daybook.uploads.models import Upload

BEFORE_WRITING = frozenset({UploadState.RECEIVED, UploadState.CHECKED, UploadState.FAILED})
PATIENCE = timedelta(seconds=15)


def who_may_upload(actor: Actor) -> list[str]:
    """The names of those who work at the actor's location with full access."""
    people = people_at(actor.location_id).order_by("user__name", "pk")
    return [each.user.name for each in people if each.counts and Right.FULL in rights_of(each.role, each.switched)]


def waits_for_worker(upload: Upload) -> bool:
    """Whether work on the upload was asked for a while ago, and there is no worker to do it."""
    if upload.state not in AT_WORK or upload.begun_at is None or timezone.now() - upload.begun_at < PATIENCE:
        return False
    return not is_anybody_working(within=int(PATIENCE.total_seconds()))


def can_be_given_up(upload_id: int, actor: Actor) -> bool:
    """Whether there is this upload here, and nothing of it was written or is being done."""
    waiting = Upload.objects.of(actor).filter(pk=upload_id, state__in=BEFORE_WRITING, rows_made=0)
    return waiting.exists()
