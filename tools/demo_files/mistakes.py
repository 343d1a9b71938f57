"""A file in which each row has another mistake, to see what the check says; and some that are right."""

from __future__ import annotations

from datetime import date, timedelta

from tools.demo_files.table import HEADINGS, Cell

# The order is not the template's, and the last column is none of its own: both are forgiven.
COLUMNS = (
    "Date *",
    "Client name *",
    "Customer phone number *",
    "Employee name",
    "employee id",
    "Name of service",
    "Service ID",
    "Duration",
    "Price of service",
    "Discount on the service",
    "Booking status (number)",
    "Booking status (text)",
    "Comment",
    "Date of creation",
    "What is the matter",
)
TITLE = "Bookings of Aurora Lisbon, January 2027 (every row has another mistake)"

GOOD: dict[str, Cell] = {
    "Client name *": "Mariana Raposo",
    "Customer phone number *": "351912345678",
    "Employee name": "Inês Carvalho",
    "Name of service": "Women's haircut",
    "Duration": 3600,
    "Price of service": "38",
    "Booking status (number)": "0",
    "Booking status (text)": "Pending",
}
FIRST_DAY = date(2027, 1, 11)
TONER: dict[str, Cell] = {"Name of service": "Toner", "Price of service": "24"}
SAME = "The same row as the first"
CHANGES: tuple[tuple[str, dict[str, Cell]], ...] = (
    ("Nothing: this row is good", {}),
    (
        "Nothing: several services",
        {
            "Date *": "11.01.2027 12:00",
            "Name of service": "Men's haircut##Repair mask",
            "Price of service": "22#18,50",
            "Discount on the service": "10#0",
        },
    ),
    (
        "Nothing: no service, no status, no duration",
        {
            "Date *": "2027-01-11 14:00",
            "Name of service": None,
            "Duration": None,
            "Price of service": None,
            "Booking status (number)": None,
            "Booking status (text)": None,
        },
    ),
    (SAME, {}),
    ("Double: one client at one time", {"Date *": "01.02.2027 18:00"}),
    ("Double: the same client at the same time, another service", {**TONER, "Date *": "01.02.2027 18:00"}),
    ("There is no such day", {"Date *": "31.04.2027 10:00"}),
    ("The time is missing", {"Date *": "11.01.2027"}),
    ("Month or day first?", {"Date *": "01/12/2027 10:00"}),
    ("Not a date at all", {"Date *": "next Monday"}),
    ("No date", {"Date *": None}),
    ("Warning: the clocks skipped this time", {"Date *": "28.03.2027 01:30"}),
    ("Warning: the clocks showed this time twice", {"Date *": "31.10.2027 01:30"}),
    ("A letter is missing in the employee's name", {"Employee name": "Ines Carvalo"}),
    ("Nobody of this name works here", {"Employee name": "Xerxes"}),
    ("No employee", {"Employee name": None}),
    ("No employee has this number", {"Employee name": None, "employee id": 99999999}),
    ("No phone", {"Customer phone number *": None}),
    ("Not a phone", {"Customer phone number *": "912 34"}),
    ("No client's name", {"Client name *": None}),
    ("Hours and minutes instead of seconds", {"Duration": "1:30"}),
    ("Longer than a day", {"Duration": 90000}),
    ("Warning: minutes instead of seconds", {"Duration": 60}),
    ("The service is written otherwise", {"Name of service": "Womens hair cut"}),
    ("No such service", {"Name of service": "Xylography"}),
    ("No service has this number", {"Name of service": None, "Service ID": "99999999"}),
    ("An empty name between two services", {"Name of service": "Women's haircut####Toner", "Price of service": None}),
    ("Two services, three prices", {"Name of service": "Women's haircut##Toner", "Price of service": "38#24#5"}),
    ("Warning: two services, one price", {"Name of service": "Women's haircut##Toner", "Price of service": "62"}),
    ("A thousand five hundred, or one and a half?", {"Price of service": "1,500"}),
    ("Not a price", {"Price of service": "free"}),
    ("More than the whole price off", {"Discount on the service": 150}),
    ("Warning: a cell formatted as percent", {"Discount on the service": 0.1}),
    ("There is no status 5", {"Booking status (number)": "5", "Booking status (text)": None}),
    ("The status is misspelt", {"Booking status (number)": None, "Booking status (text)": "Arived"}),
    ("Number and text of the status differ", {"Booking status (number)": "1", "Booking status (text)": "No-Show"}),
    ("Warning: created in the future", {"Date of creation": "01.01.2090 10:00"}),
    (
        "Everything at once",
        {
            "Date *": "soon",
            "Client name *": None,
            "Customer phone number *": "none",
            "Employee name": "Marta Reiss",
            "Name of service": "Balayge",
            "Duration": "long",
            "Price of service": "a lot",
            "Discount on the service": "half",
            "Booking status (number)": "yes",
            "Booking status (text)": "maybe",
        },
    ),
)


def mistakes() -> list[list[Cell]]:
    """Give the sheet: a title, an empty row, the headings, and the rows."""
    assert len(COLUMNS) == len(HEADINGS) + 1
    rows = [_row(number, text, changes) for number, (text, changes) in enumerate(CHANGES)]
    return [[TITLE], [], list(COLUMNS), *rows]


def _row(number: int, text: str, changes: dict[str, Cell]) -> list[Cell]:
    """A day of its own for each row, so that none is in another's way."""
    day = FIRST_DAY + timedelta(days=0 if text == SAME else number)
    row = {"Date *": f"{day:%d.%m.%Y} 10:00", COLUMNS[-1]: text, **GOOD, **changes}
    return [row.get(column) for column in COLUMNS]
