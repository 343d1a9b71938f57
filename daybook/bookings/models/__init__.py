from daybook.bookings.models.booking import Booking, BookingQuerySet
from daybook.bookings.models.category import BookingCategory, BookingCategoryLink
from daybook.bookings.models.column_choice import ColumnChoice
from daybook.bookings.models.line import Line
from daybook.bookings.models.saved_view import SavedView
from daybook.bookings.models.visit import Visit

__all__ = [
    "Booking",
    "BookingCategory",
    "BookingCategoryLink",
    "BookingQuerySet",
    "ColumnChoice",
    "Line",
    "SavedView",
    "Visit",
]
