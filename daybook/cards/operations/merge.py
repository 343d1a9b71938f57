"""Making one client of two cards of one person."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from daybook.bookings.operations import give_bookings
from daybook.cards.choices import Side
from daybook.cards.rules import FIELDS, MAY_BE_BOTH, Said, united
from daybook.cards.wishes import MergeWish
from daybook.clients import rights
from daybook.clients.models import Client, ClientMerge
from daybook.clients.queries.held import held_for_good
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.operations import operation
from daybook.uploads.steps.hold import take_time
from daybook.uploads.steps.still import refuse_while_any_is_written


@dataclass(frozen=True)
class Merged:
    """The client who stays, and how many bookings came to them."""

    kept: Client
    bookings: int


@operation
def merge_clients(wish: MergeWish, *, actor: Actor) -> Merged:
    """Let one client go up in another: their bookings move, their card is gone, their number leads to the one kept.

    `Stale` where one of them was changed or merged since. The histories of both stay, of the one who is gone too.
    """
    refuse(rights.refusal_to_merge(actor))
    _refuse_nonsense(wish)
    refuse_while_any_is_written(actor)
    take_time()
    both = held_for_good([(wish.kept_id, wish.kept_version), (wish.gone_id, wish.gone_version)], actor)
    kept, gone = both[wish.kept_id], both[wish.gone_id]
    moved = give_bookings(gone.pk, kept.pk, actor=actor)
    rows = Client.objects.of(actor).filter(pk=gone.pk)
    rows._raw_delete(rows.db)
    _unite(kept, gone, wish)
    ClientMerge.objects.create(
        location_id=actor.location_id,
        gone_number=gone.pk,
        kept_number=kept.pk,
        by_user_id=actor.user_id,
        facts={"bookings": moved},
    )
    return Merged(kept, moved)


def _refuse_nonsense(wish: MergeWish) -> None:
    if wish.kept_id == wish.gone_id:
        raise Invalid({"client": [_("Choose another client: this is the same one.")]})
    for field, side in wish.choice.items():
        if field not in FIELDS or (side == Side.BOTH and field not in MAY_BE_BOTH):
            raise Invalid({field: [_("Choose which of the two to keep.")]})


def _unite(kept: Client, gone: Client, wish: MergeWish) -> None:
    values = united(_said(kept), _said(gone), wish.choice)._asdict()
    values["category_ids"] = sorted({*kept.category_ids, *gone.category_ids})
    values["created_at"] = min(kept.created_at, gone.created_at)
    values["retired_at"] = kept.retired_at if gone.retired_at else None
    # A file that brought in the one who is gone finds the one kept, and makes nobody anew.
    values["upload_key"] = kept.upload_key or gone.upload_key
    values["version"] = kept.version + 1
    for name, value in values.items():
        setattr(kept, name, value)
    kept.save(update_fields=list(values))


def _said(client: Client) -> Said:
    return Said(client.name, client.phone, client.email, client.comment)
