"""Somebody with full access, as the jobs find them, and what they do with a file from its coming to its end."""

from __future__ import annotations

from uuid import UUID

from django.core.files.base import ContentFile

from daybook.access.choices import Role
from daybook.access.queries import actor_of
from daybook.locations.models import Location
from daybook.shared.actor import Actor
from daybook.uploads.choices import UploadState
from daybook.uploads.models import Upload
from daybook.uploads.operations import begin_check, begin_taking_back, begin_writing, receive_file
from daybook.uploads.sheets.bringing import Source
from daybook.uploads.wishes import FileIn
from daybook.wizard import jobs
from tests.factories import a_membership
from tests.factories.places import the_location

JOBS = {
    UploadState.CHECKING: jobs.check_upload,
    UploadState.WRITING: jobs.write_upload,
    UploadState.TAKING_BACK: jobs.take_back_upload,
}


def an_owner(location: Location | None = None) -> Actor:
    """The owner of the location, with a membership there."""
    return actor_of(a_membership(Role.OWNER, location=location or the_location()), channel="desk")


def received(source: Source, actor: Actor, *, section: str = "bookings", form_key: UUID | None = None) -> Upload:
    """The file as it came from a browser."""
    content = ContentFile(source.path.read_bytes(), name=source.path.name)
    return receive_file(FileIn(section, source.path.name, content, form_key), actor=actor)


def worked_on(upload: Upload) -> Upload:
    """The job that the upload waits for, done."""
    work = JOBS[UploadState(upload.state)]
    work(upload_id=upload.pk, location_id=upload.location_id, user_id=upload.begun_by_id or 0)
    upload.refresh_from_db()
    return upload


def checked(source: Source, actor: Actor, *, section: str = "bookings") -> Upload:
    """The file received, and checked by the job."""
    return worked_on(begin_check(received(source, actor, section=section).pk, actor=actor))


def written(upload: Upload, actor: Actor) -> Upload:
    """The good rows of the checked file, written by the job."""
    return worked_on(begin_writing(upload.pk, good_rows_only=True, actor=actor))


def taken_back(upload: Upload, actor: Actor) -> Upload:
    """The written upload taken back by the job."""
    return worked_on(begin_taking_back(upload.pk, actor=actor))
