from daybook.access.operations.change_name import change_name
from daybook.access.operations.change_rights import change_rights, end_membership
from daybook.access.operations.choose_language import choose_language
from daybook.access.operations.create_user import create_user
from daybook.access.operations.deactivate import deactivate_member, reactivate_member
from daybook.access.operations.end_expired_sessions import end_expired_sessions
from daybook.access.operations.end_session import end_session
from daybook.access.operations.give_membership import give_membership

__all__ = [
    "change_name",
    "change_rights",
    "choose_language",
    "create_user",
    "deactivate_member",
    "end_expired_sessions",
    "end_membership",
    "end_session",
    "give_membership",
    "reactivate_member",
]
