"""What a person is called."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.access.models import User
from daybook.access.rights import refusal_to_change_name
from daybook.access.rules import problems_of_name
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.operations import operation


@operation
def change_name(user: User, name: str, *, actor: Actor) -> User:
    """Call oneself otherwise, everywhere at once: at every location, and beside what one did before."""
    refuse(refusal_to_change_name(user, actor))
    name = " ".join(name.split())
    if problems := problems_of_name(name, missing=_("Write your name.")):
        raise Invalid(problems)
    if user.name != name:
        user.name = name
        user.save(update_fields=["name"])
    return user
