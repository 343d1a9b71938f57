from daybook.calendar.queries.choices import Choices, Offer, choices
from daybook.calendar.queries.clashes import Clash, clashes
from daybook.calendar.queries.clients import ClientCard, client_card, client_with_phone, clients_found
from daybook.calendar.queries.outside import outside_of
from daybook.calendar.queries.visits import ShownVisit, rows_of, shown_booking, shown_visit

__all__ = [
    "Choices",
    "Clash",
    "ClientCard",
    "Offer",
    "ShownVisit",
    "choices",
    "clashes",
    "client_card",
    "client_with_phone",
    "clients_found",
    "outside_of",
    "rows_of",
    "shown_booking",
    "shown_visit",
]
