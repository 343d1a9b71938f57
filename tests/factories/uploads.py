"""Files that were brought in."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile

from daybook.access.models import User
from daybook.locations.models import Location
from daybook.uploads.models import Upload
from daybook.uploads.operations import receive_file
from daybook.uploads.wishes import FileIn
from tests.factories.people import a_user, an_actor
from tests.factories.places import the_location


def an_upload(
    name: str = "may.xlsx", *, location: Location | None = None, by: User | None = None, **more: Any
) -> Upload:
    return Upload.objects.create(
        location=location or the_location(), name=name, digest="0" * 64, size=1000, created_by=by or a_user(), **more
    )


def a_received_file(location: Location, content: bytes = b"Date;Client name\n02.03.2026 10:00;Anna\n") -> Upload:
    """A file that somebody with full access has sent, its bytes kept, of which nothing is read yet."""
    file = FileIn("bookings", "may.csv", ContentFile(content, name="may.csv"))
    return receive_file(file, actor=an_actor(location=location))
