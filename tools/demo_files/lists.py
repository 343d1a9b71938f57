"""Files of clients, services and staff to see what the check says of each row; some rows are right."""

from __future__ import annotations

from tools.demo_files.table import Cell

Row = tuple[str, dict[str, Cell]]
MATTER = "What is the matter"

# As another system exports them: two columns for the name, and some that Daybook does not have.
CLIENT: dict[str, Cell] = {
    "First name": "Mariana",
    "Last name": "Raposo",
    "Mobile phone": None,
    "E-mail": "mariana@example.org",
    "Notes": None,
    "Birthday": "17.05.1990",
}
CLIENTS: tuple[Row, ...] = (
    ("Nothing: this row is good", {"Mobile phone": "351912000101", "Notes": "No ammonia, please"}),
    ("Nothing: a phone with signs", {"First name": "Bea", "Mobile phone": "+351 (912) 000-102"}),
    ("Nothing: a phone as a number", {"First name": "Célia", "Mobile phone": 351912000103}),
    ("Nothing: a phone as one writes it at home", {"First name": "Dora", "Mobile phone": "912 000 104"}),
    ("Nothing: no phone at all", {"First name": "Eva", "Last name": None}),
    ("Nothing: another script", {"First name": "ნინო", "Last name": "ბერიძე", "Mobile phone": "351912000105"}),
    ("The same row as the first", {"Mobile phone": "351912000101", "Notes": "No ammonia, please"}),
    ("Double: one phone", {"First name": "Fátima", "Mobile phone": "351912000106"}),
    ("Double: the same phone, another name", {"First name": "Gil", "Mobile phone": "351 912 000 106"}),
    ("No name", {"First name": None, "Last name": None, "Mobile phone": "351912000107"}),
    ("Not a phone", {"Mobile phone": "912 34"}),
    ("Two phones in one cell", {"Mobile phone": "912000108, 912000109"}),
    ("Not an address", {"Mobile phone": "351912000110", "E-mail": "mariana at example"}),
    ("A name that is far too long", {"First name": "Maria " * 40, "Mobile phone": "351912000111"}),
)
SERVICE: dict[str, Cell] = {
    "Service name *": None,
    "Service category *": "Hands",
    "Duration": 2700,
    "Price from": 28,
    "Price to": None,
    "Staff who give it": "Yuliia Kovalenko",
}
SERVICES: tuple[Row, ...] = (
    ("Warning: a new category", {"Service name *": "Japanese manicure"}),
    ("Nothing: this row is good", {"Service name *": "Hand massage", "Price to": 35}),
    ("Nothing: hours and minutes", {"Service name *": "Paraffin bath", "Duration": "0:30"}),
    ("Nothing: no duration, no price, nobody yet", {"Service name *": "Advice", "Duration": None, "Price from": None}),
    ("Warning: not a whole step of five minutes", {"Service name *": "Filing", "Duration": 700}),
    ("It is there already, at another price", {"Service name *": "manicure"}),
    ("The same row as the second", {"Service name *": "Hand massage", "Price to": 35}),
    ("Double: one name", {"Service name *": "Polish"}),
    ("Double: the same name at another price", {"Service name *": "Polish", "Price from": 30}),
    ("No name", {}),
    ("No category", {"Service name *": "Homeless", "Service category *": None}),
    ("Minutes instead of seconds", {"Service name *": "In minutes", "Duration": 45}),
    ("Longer than a day", {"Service name *": "Endless", "Duration": 90000}),
    ("Not a price", {"Service name *": "Free", "Price from": "free"}),
    ("The sign of a currency", {"Service name *": "In euros", "Price from": "€28"}),
    ("Less than nothing", {"Service name *": "Below zero", "Price from": -28}),
    ("More than can be stored", {"Service name *": "Golden", "Price from": 9_999_999_999}),
    ("The price ends lower than it starts", {"Service name *": "Backwards", "Price to": 20}),
    ("A letter is missing in the name", {"Service name *": "By Yulia", "Staff who give it": "Yulia Kovalenko"}),
    ("Nobody of this name works here", {"Service name *": "By nobody", "Staff who give it": "Xerxes"}),
)
EMPLOYEE: dict[str, Cell] = {"Employee name *": None, "Position": "Hairdresser"}
STAFF: tuple[Row, ...] = (
    ("Nothing: this row is good", {"Employee name *": "Henrique Salgado"}),
    ("Nothing: no position", {"Employee name *": "Olena Bondar", "Position": None}),
    ("Warning: a new position", {"Employee name *": "Jorge Pinto", "Position": "Barber"}),
    ("Nothing: another script", {"Employee name *": "თამარ ლომიძე", "Position": "hairdresser"}),
    ("It is there already, with another position", {"Employee name *": "marta reis"}),
    ("The same row as the first", {"Employee name *": "Henrique Salgado"}),
    ("Double: one name", {"Employee name *": "Rui Costa"}),
    ("Double: the same name, another position", {"Employee name *": "Rui Costa", "Position": "Barber"}),
    ("No name", {}),
    ("A position that is far too long", {"Employee name *": "Ana Luz", "Position": "Master " * 40}),
)


def list_of(usual: dict[str, Cell], rows: tuple[Row, ...]) -> list[list[Cell]]:
    """Give the sheet: its headings, and the rows, each with what it has beside the usual."""
    headings = [*usual, MATTER]
    cells = [{**usual, **changes, MATTER: matter} for matter, changes in rows]
    return [list(headings), *([row.get(heading) for heading in headings] for row in cells)]


LISTS = {
    "mistakes-clients.xlsx": ("Clients", list_of(CLIENT, CLIENTS)),
    "mistakes-services.xlsx": ("Services", list_of(SERVICE, SERVICES)),
    "mistakes-staff.xlsx": ("Staff", list_of(EMPLOYEE, STAFF)),
}
"""The files to try, with the name of the sheet of each."""
