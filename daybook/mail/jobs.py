"""What the room does behind the pages."""

from __future__ import annotations

from daybook.mail.choices import MessageState
from daybook.mail.operations import deliver_message, give_up_message
from daybook.mail.operations.deliver_message import TRIES
from daybook.shared.actor import Actor
from daybook.shared.channels import Channel
from daybook.shared.jobs import job

THE_QUEUE = Actor(location_id=0, channel=Channel.CLOCK)


class NotDelivered(Exception):
    """The mail server did not take the message this time; the queue tries again, later each time."""


@job("mail.deliver_message", tries=TRIES, wait=5, given_up="mail.give_up_message")
def deliver(*, message_id: int) -> None:
    """Seconds between tries grow from 5 to five hours in all."""
    if deliver_message(message_id, actor=THE_QUEUE).state == MessageState.WAITING:
        raise NotDelivered


@job("mail.give_up_message")
def give_up(*, message_id: int) -> None:
    """The queue gave up on delivering it: a fault of ours, or a worker that died each time."""
    give_up_message(message_id, actor=THE_QUEUE)
