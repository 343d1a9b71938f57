"""Files that were brought in."""

from __future__ import annotations

from typing import Any

from daybook.access.models import User
from daybook.locations.models import Location
from daybook.uploads.models import Upload
from tests.factories.people import a_user
from tests.factories.places import the_location


def an_upload(
    name: str = "may.xlsx", *, location: Location | None = None, by: User | None = None, **more: Any
) -> Upload:
    return Upload.objects.create(
        location=location or the_location(), name=name, digest="0" * 64, size=1000, created_by=by or a_user(), **more
    )
