from daybook.locations.operations.close_location import close_location, reopen_location
from daybook.locations.operations.create_location import create_business, create_location
from daybook.locations.operations.edit_location import edit_location, open_location
from daybook.locations.operations.found_business import found_business
from daybook.locations.operations.remind_of_second_step import remind_of_second_step
from daybook.locations.operations.rename_business import rename_business
from daybook.locations.operations.set_two_steps import set_two_steps
from daybook.locations.wishes import LocationWish

__all__ = [
    "LocationWish",
    "close_location",
    "create_business",
    "create_location",
    "edit_location",
    "found_business",
    "open_location",
    "remind_of_second_step",
    "rename_business",
    "reopen_location",
    "set_two_steps",
]
