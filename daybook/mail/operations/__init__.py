from daybook.mail.operations.deliver_message import deliver_message
from daybook.mail.operations.give_up_message import give_up_message
from daybook.mail.operations.send_message import send_message

__all__ = ["deliver_message", "give_up_message", "send_message"]
