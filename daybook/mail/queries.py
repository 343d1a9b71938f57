"""What became of messages, and whether mail leaves at all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from django.conf import settings

from daybook.mail.models import Message
from daybook.shared.actor import Actor
from daybook.shared.outbox import Outbox
from daybook.shared.paging import Cursors, Order, Page, Stretch, page_of

KEPT_IN_A_FOLDER = f"{Outbox.__module__}.{Outbox.__qualname__}"
NEWEST_FIRST = Order("made", "made_at", descending=True)
OUTBOX_PAGE = 50


def is_set_up() -> bool:
    """Whether messages leave; where they do not, they are kept."""
    return bool(settings.EMAIL_BACKEND != KEPT_IN_A_FOLDER)


def message_of(key: str) -> Message | None:
    """The message of this key, if it was ever asked for."""
    return Message.objects.filter(key=key).first()


def messages_of(keys: Collection[str]) -> dict[str, Message]:
    """The messages of these keys, by key; those never asked for are missing."""
    return {message.key: message for message in Message.objects.filter(key__in=keys)}


def outbox_page(actor: Actor, *, cursor: str) -> Page[Message]:
    """The messages of the actor's location, the newest first; the page at the cursor."""
    messages = Message.objects.of(actor)

    def read(stretch: Stretch) -> Sequence[tuple[datetime, int]]:
        found = messages.filter(stretch.bound).order_by(*stretch.order_by)
        return list(found.values_list("made_at", "pk")[: stretch.limit])

    place = Cursors(NEWEST_FIRST, f"outbox of {actor.location_id}")
    keys = page_of(read, place, cursor=cursor, size=OUTBOX_PAGE)
    rows = messages.in_bulk([number for _made_at, number in keys.rows])
    return Page([rows[number] for _made_at, number in keys.rows], keys.before, keys.after)
