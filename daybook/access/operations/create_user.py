"""A new person who can sign in."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from daybook.access.models import User
from daybook.access.rights import refusal_to_manage_people
from daybook.access.rules import problems_of_name
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.operations import operation


@operation
def create_user(email: str, name: str, password: str, *, actor: Actor) -> User:
    """Make somebody who can sign in, but as yet works nowhere; all that is wrong is said at once."""
    refuse(refusal_to_manage_people(actor, actor.location_id))
    user = User(email=email.strip().lower(), name=" ".join(name.split()))
    if problems := _problems(user, password):
        raise Invalid(problems)
    user.set_password(password)
    user.save()
    return user


def _problems(user: User, password: str) -> dict[str, list[str]]:
    problems: dict[str, list[str]] = {}
    try:
        validate_email(user.email)
    except ValidationError as error:
        problems["email"] = error.messages
    if User.objects.filter(email=user.email).exists():
        problems["email"] = [_("Somebody signs in with this e-mail already.")]
    problems |= problems_of_name(user.name, missing=_("Write the person's name."))
    try:
        validate_password(password, user)
    except ValidationError as error:
        problems["password"] = error.messages
    return problems
