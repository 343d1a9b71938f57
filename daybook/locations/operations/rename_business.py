"""Another name for the business."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.locations.models import Business
from daybook.locations.rights import refusal_to_open
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.operations import operation

LONGEST = 200


@operation
def rename_business(name: str, *, actor: Actor) -> Business:
    """Call the business of the actor's location otherwise, at every location at once."""
    refuse(refusal_to_open(actor))
    name = " ".join(name.split())
    if not name:
        raise Invalid({"name": [_("Write the name of the business.")]})
    if len(name) > LONGEST:
        raise Invalid({"name": [_("The name can have 200 characters at most.")]})
    business = Business.objects.select_for_update(of=("self",)).get(locations=actor.location_id)
    if business.name != name:
        business.name = name
        business.save(update_fields=["name"])
    return business
