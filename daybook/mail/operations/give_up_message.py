"""Saying of a message that it will not leave."""

from __future__ import annotations

from daybook.mail.choices import MessageProblem, MessageState
from daybook.mail.models import Message
from daybook.shared.actor import Actor
from daybook.shared.operations import operation


@operation
def give_up_message(message_id: int, *, actor: Actor) -> Message:
    """Nobody tries to send the message any more; one that has left, or was kept, is left alone."""
    message = Message.objects.select_for_update().get(pk=message_id)
    if message.state == MessageState.WAITING:
        message.state = MessageState.FAILED
        message.problem = message.problem or MessageProblem.OTHER
        message.save()
    return message
