from daybook.locations.models.business import Business
from daybook.locations.models.location import Location

__all__ = ["Business", "Location"]
