from daybook.calendar.forms.back import safe_back
from daybook.calendar.forms.booking import BookingForm, booking_after, booking_as_it_is, booking_of_wish, line_of_wish
from daybook.calendar.forms.chosen import ChosenForm
from daybook.calendar.forms.client import ClientForm, client_as_it_is, client_to_enter
from daybook.calendar.forms.differences import Difference, differences
from daybook.calendar.forms.ground import Ground
from daybook.calendar.forms.line import service_hint
from daybook.calendar.forms.opening import OpeningForm
from daybook.calendar.forms.payment import AT_THE_DESK, PaymentForm
from daybook.calendar.forms.piece import PieceForm
from daybook.calendar.forms.values import whole_number
from daybook.calendar.forms.visit import (
    VisitForm,
    notices,
    visit_as_it_is,
    visit_as_left,
    visit_as_typed,
    visit_of_wish,
)

__all__ = [
    "AT_THE_DESK",
    "BookingForm",
    "ChosenForm",
    "ClientForm",
    "Difference",
    "Ground",
    "OpeningForm",
    "PaymentForm",
    "PieceForm",
    "VisitForm",
    "booking_after",
    "booking_as_it_is",
    "booking_of_wish",
    "client_as_it_is",
    "client_to_enter",
    "differences",
    "line_of_wish",
    "notices",
    "safe_back",
    "service_hint",
    "visit_as_it_is",
    "visit_as_left",
    "visit_as_typed",
    "visit_of_wish",
    "whole_number",
]
