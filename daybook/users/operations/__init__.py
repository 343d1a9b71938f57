from daybook.users.operations.accept_invitation import accept_invitation
from daybook.users.operations.change_member import change_member, link_staff_member
from daybook.users.operations.invite_user import invite_again, invite_user

__all__ = ["accept_invitation", "change_member", "invite_again", "invite_user", "link_staff_member"]
