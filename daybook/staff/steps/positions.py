"""What every change of a position does alike."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.versions import held
from daybook.staff.models import Position
from daybook.staff.rights import refusal_to_set_up
from daybook.uploads.steps.still import refuse_while_writing

LONGEST_TITLE = 200


def hold_position(position_id: int, actor: Actor, *, version: int | None = None) -> Position:
    """The position that the actor may change, under lock."""
    refuse(refusal_to_set_up(actor))
    refuse_while_writing(actor)
    there = Position.objects.of(actor)
    return held(there, position_id, version=version, missing=_("There is no such position here."))


def clean_title(title: str, actor: Actor, *, besides: Position | None = None) -> str:
    """The title without blanks around it; raises `Invalid` where it is empty, too long or another position's."""
    title = " ".join(title.split())
    others = Position.objects.of(actor).filter(title__iexact=title).exclude(pk=besides.pk if besides else 0)
    if not title:
        raise Invalid({"title": [_("Write the position's title.")]})
    if len(title) > LONGEST_TITLE:
        raise Invalid({"title": [_("The title can have 200 characters at most.")]})
    if other := others.first():
        retired = _("There is a retired position of this title: return that one instead.")
        raise Invalid({"title": [retired if other.retired_at else _("There is a position of this title already.")]})
    return title
