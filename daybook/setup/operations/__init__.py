from daybook.setup.operations.copy_location import copy_location
from daybook.setup.operations.fill_location import fill_location
from daybook.setup.operations.found_daybook import found_daybook

__all__ = ["copy_location", "fill_location", "found_daybook"]
