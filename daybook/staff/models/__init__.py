from daybook.staff.models.position import Position
from daybook.staff.models.staff_member import StaffMember

__all__ = ["Position", "StaffMember"]
