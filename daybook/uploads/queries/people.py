"""Who stands behind an upload."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.access.models import Membership
from daybook.access.queries import actor_of
from daybook.shared.actor import Actor
from daybook.shared.channels import Channel
from daybook.shared.errors import NotAllowed
from daybook.uploads.models import Upload


def person_behind(upload: Upload) -> Actor:
    """Whoever set off what is done with the upload, with the rights they have now; `NotAllowed` if they have left."""
    here = Membership.objects.that_count().filter(location_id=upload.location_id)
    people = here.filter(user_id=upload.begun_by_id or 0)
    membership = people.select_related("user", "location").first()
    if membership is None:
        raise NotAllowed(_("Whoever brought the file in does not work here any more."))
    return actor_of(membership, channel=Channel.UPLOAD)
