"""Where files are brought in."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from daybook.shared.actor import Actor
from daybook.uploads.choices import UploadSection
from daybook.uploads.rights import refusal_to_upload


def way_to_upload(section: UploadSection, actor: Actor) -> str:
    """The address at which a file of the section is brought in; empty for those who may not."""
    if refusal_to_upload(actor):
        return ""
    here = reverse("wizard:new", kwargs={"location_id": actor.location_id})
    return f"{here}?{urlencode({'section': section.value})}"
