from daybook.staff.operations.create import create_position, create_staff_member
from daybook.staff.operations.retire import retire_position, retire_staff_member

__all__ = ["create_position", "create_staff_member", "retire_position", "retire_staff_member"]
