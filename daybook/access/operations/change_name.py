"""What a person is called."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.access.models import User
from daybook.access.models.user import LONGEST_NAME
from daybook.access.rights import refusal_to_change_name
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.operations import operation


@operation
def change_name(user: User, name: str, *, actor: Actor) -> User:
    """Call oneself otherwise, everywhere at once: at every location, and beside what one did before."""
    refuse(refusal_to_change_name(user, actor))
    name = " ".join(name.split())
    if not name:
        raise Invalid({"name": [_("Write your name.")]})
    if len(name) > LONGEST_NAME:
        raise Invalid({"name": [_("The name can have 150 characters at most.")]})
    if user.name != name:
        user.name = name
        user.save(update_fields=["name"])
    return user
