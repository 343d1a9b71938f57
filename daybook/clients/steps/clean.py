"""What was sent about a client, made clean."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from daybook.clients.models import ClientCategory
from daybook.clients.wishes import ClientWish
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid
from daybook.shared.sheets.phones import e164

LONGEST_NAME = 200
LONGEST_EMAIL = 254
LONGEST_COMMENT = 5_000
DECORATION = re.compile(r"[\s().\-/\u2010-\u2015\u2212]")


def clean(wish: ClientWish, actor: Actor, *, keeps: Collection[int] = ()) -> ClientWish:
    """The wish with single blanks in the name and the phone as E.164 (or empty); `Invalid` names what is wrong.

    A retired label is nobody's new one; those that the client has already (`keeps`) may stay.
    """
    problems: dict[str, list[str]] = {}
    name = " ".join(wish.name.split())
    if not name or len(name) > LONGEST_NAME:
        problems["name"] = [_("Write the client's name.")]
    phone = phone_of(wish.phone, actor)
    if phone is None:
        problems["phone"] = [_("Write a phone number with the country's code, like 12123445678.")]
    if wish.email and not _is_email(wish.email):
        problems["email"] = [_("Write an e-mail address, like anna@example.org.")]
    if len(wish.comment) > LONGEST_COMMENT:
        problems["comment"] = [_("Write at most %(most)s letters.") % {"most": LONGEST_COMMENT}]
    if wish.category_ids and not _are_offered(wish.category_ids - set(keeps), actor):
        problems["categories"] = [_("Choose categories of this location.")]
    if problems:
        raise Invalid(problems)
    return replace(wish, name=name, phone=phone or "", email=wish.email.strip(), comment=wish.comment.strip())


def phone_of(text: str, actor: Actor) -> str | None:
    """The number as E.164, read as one of the location's country; empty for nothing, None for what is no phone."""
    digits = DECORATION.sub("", text)
    if not digits:
        return ""
    return e164(digits, actor.country) if re.fullmatch(r"\+?[0-9]{3,20}", digits) else None


def _are_offered(ids: frozenset[int], actor: Actor) -> bool:
    return ClientCategory.objects.of(actor).among(ids).filter(retired_at=None).count() == len(ids)


def _is_email(text: str) -> bool:
    if len(text.strip()) > LONGEST_EMAIL:
        return False
    try:
        validate_email(text.strip())
    except ValidationError:
        return False
    return True
