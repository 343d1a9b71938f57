from daybook.access.models.membership import Membership
from daybook.access.models.user import User

__all__ = ["Membership", "User"]
