from daybook.mail.models.message import Message

__all__ = ["Message"]
