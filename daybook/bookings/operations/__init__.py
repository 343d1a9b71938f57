from daybook.bookings.operations.create_booking import create_booking
from daybook.bookings.operations.create_category import create_category
from daybook.bookings.operations.create_visit import create_visit
from daybook.bookings.operations.delete import delete_bookings
from daybook.bookings.operations.edit_booking import edit_booking
from daybook.bookings.operations.edit_category import delete_category, edit_category, retire_category, return_category
from daybook.bookings.operations.edit_visit import edit_visit
from daybook.bookings.operations.give_bookings import give_bookings
from daybook.bookings.operations.label import add_category, remove_category
from daybook.bookings.operations.move import move_to_staff
from daybook.bookings.operations.renew_service_categories import renew_service_categories
from daybook.bookings.operations.set_paid import set_paid, set_paid_of_many
from daybook.bookings.operations.set_status import set_status

__all__ = [
    "add_category",
    "create_booking",
    "create_category",
    "create_visit",
    "delete_bookings",
    "delete_category",
    "edit_booking",
    "edit_category",
    "edit_visit",
    "give_bookings",
    "move_to_staff",
    "remove_category",
    "renew_service_categories",
    "retire_category",
    "return_category",
    "set_paid",
    "set_paid_of_many",
    "set_status",
]
