"""Asking for a message to be sent."""

from __future__ import annotations

from daybook.mail.models import Message
from daybook.mail.wishes import MessageWish
from daybook.shared.actor import Actor
from daybook.shared.jobs import later
from daybook.shared.operations import operation


@operation
def send_message(wish: MessageWish, *, actor: Actor) -> Message:
    """Send the message once this transaction commits; the one that is there already where the key was used before."""
    message, is_new = Message.objects.get_or_create(
        key=wish.key,
        defaults={
            "location_id": wish.location_id,
            "kind": wish.kind,
            "to": wish.to,
            "subject": " ".join(wish.subject.split())[:255],
            "text": wish.text,
            "way_in": wish.way_in,
        },
    )
    if is_new:
        later("mail.deliver_message", message_id=message.pk)
    return message
