from daybook.staff.operations.create import create_position, create_staff_member
from daybook.staff.operations.delete_position import delete_position
from daybook.staff.operations.edit_position import edit_position, return_position
from daybook.staff.operations.retire import retire_position, retire_staff_member

__all__ = [
    "create_position",
    "create_staff_member",
    "delete_position",
    "edit_position",
    "retire_position",
    "retire_staff_member",
    "return_position",
]
