"""The labels that clients are given."""

from __future__ import annotations

import re

from django.db import IntegrityError, transaction
from django.db.models import Value
from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.clients import rights
from daybook.clients.models import ClientCategory
from daybook.clients.wishes import CategoryWish
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.folding import Folded
from daybook.shared.operations import operation
from daybook.shared.tenancy import LocationQuerySet
from daybook.shared.versions import held

COLOR = re.compile(r"#[0-9a-f]{6}")
LONGEST_TITLE = 100


@operation
def create_client_category(wish: CategoryWish, *, actor: Actor) -> ClientCategory:
    """Make a label; each title stands once at a location."""
    refuse(rights.refusal_to_set_up(actor))
    return _saved(ClientCategory(location_id=actor.location_id), wish, actor)


@operation
def edit_client_category(category_id: int, wish: CategoryWish, *, version: int, actor: Actor) -> ClientCategory:
    """Give the label another title or colour, retire it or bring it back. Clients who have it keep it."""
    refuse(rights.refusal_to_set_up(actor))
    rows = ClientCategory.objects.of(actor)
    category = held(rows, category_id, version=version, missing=_("There is no such category here."))
    category.version += 1
    return _saved(category, wish, actor)


def _saved(category: ClientCategory, wish: CategoryWish, actor: Actor) -> ClientCategory:
    title, color = " ".join(wish.title.split()), wish.color.lower()
    problems: dict[str, list[str]] = {}
    if not 0 < len(title) <= LONGEST_TITLE:
        problems["title"] = [_("Write the category's name.")]
    elif _others(category, actor).filter(folded_title=Folded(Value(title))).exists():
        problems["title"] = [_there_already()]
    if not COLOR.fullmatch(color):
        problems["color"] = [_("Choose a colour.")]
    if problems:
        raise Invalid(problems)
    category.title, category.color = title, color
    category.retired_at = (category.retired_at or timezone.now()) if wish.is_retired else None
    try:
        with transaction.atomic():
            category.save()
    except IntegrityError as error:  # somebody else has made it just now
        raise Invalid({"title": [_there_already()]}) from error
    return category


def _others(category: ClientCategory, actor: Actor) -> LocationQuerySet[ClientCategory]:
    return ClientCategory.objects.of(actor).exclude(pk=category.pk or 0)


def _there_already() -> str:
    return _("There is a client category of this name already.")
