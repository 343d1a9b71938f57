from daybook.staff.operations.create import create_position, create_staff_member
from daybook.staff.operations.delete_position import delete_position
from daybook.staff.operations.edit_position import edit_position, return_position
from daybook.staff.operations.edit_staff_member import edit_staff_member
from daybook.staff.operations.retire import (
    delete_staff_member,
    retire_position,
    retire_staff_member,
    retire_staff_who_left,
    return_staff_member,
)

__all__ = [
    "create_position",
    "create_staff_member",
    "delete_position",
    "delete_staff_member",
    "edit_position",
    "edit_staff_member",
    "retire_position",
    "retire_staff_member",
    "retire_staff_who_left",
    "return_position",
    "return_staff_member",
]
