"""The language in which a person reads the program."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from daybook.access.models import User
from daybook.access.rights import refusal_to_choose_language
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.operations import operation


@operation
def choose_language(user: User, language: str, *, actor: Actor) -> User:
    """Keep the language one chose for oneself; empty: whatever the browser asks for."""
    refuse(refusal_to_choose_language(user, actor))
    if language and language not in dict(settings.LANGUAGES):
        raise Invalid({"language": [_("Daybook does not speak this language yet.")]})
    user.language = language
    user.save(update_fields=["language"])
    return user
