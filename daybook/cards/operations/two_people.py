"""Saying that two cards which look alike are of two people, and taking that back."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.clients import rights
from daybook.clients.models import TwoPeople
from daybook.clients.queries.held import held_for_good
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.operations import operation


@operation
def say_two_people(one_id: int, other_id: int, *, actor: Actor) -> TwoPeople:
    """Let the two cards be taken for doubles no more, whoever looks; twice is harmless.

    It is forgotten when one of the two is merged, erased or deleted. `Stale` where one was merged before.
    """
    refuse(rights.refusal_to_merge(actor))
    if one_id == other_id:
        raise Invalid({"client": [_("Choose another client: this is the same one.")]})
    older, newer = sorted(held_for_good([(one_id, None), (other_id, None)], actor))
    said, _is_new = TwoPeople.objects.of(actor).get_or_create(
        one_id=older,
        other_id=newer,
        defaults={"location_id": actor.location_id, "said_by_id": actor.user_id},
    )
    return said


@operation
def take_back_two_people(said_id: int, *, actor: Actor) -> TwoPeople | None:
    """Let the two be looked at as doubles again; None where that was so already."""
    refuse(rights.refusal_to_merge(actor))
    rows = TwoPeople.objects.of(actor).select_related("one", "other").select_for_update(of=("self",))
    said = rows.filter(pk=said_id).first()
    if said:
        TwoPeople.objects.of(actor).filter(pk=said_id).delete()
    return said
