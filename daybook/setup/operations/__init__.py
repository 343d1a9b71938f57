from daybook.setup.operations.fill_location import fill_location
from daybook.setup.operations.found_daybook import found_daybook

__all__ = ["fill_location", "found_daybook"]
