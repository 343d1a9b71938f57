from daybook.locations.operations.create_location import LocationWish, create_business, create_location
from daybook.locations.operations.found_business import found_business
from daybook.locations.operations.remind_of_second_step import remind_of_second_step
from daybook.locations.operations.set_two_steps import set_two_steps

__all__ = [
    "LocationWish",
    "create_business",
    "create_location",
    "found_business",
    "remind_of_second_step",
    "set_two_steps",
]
