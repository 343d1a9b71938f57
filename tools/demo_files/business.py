"""The business “Aurora”: two locations, who works there, when, and what they give at which price."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tools.demo_files.cultures import LISBON_MIX, TBILISI_MIX, Culture
from tools.demo_files.holidays import OF_GEORGIA, OF_PORTUGAL

ANCHOR = date(2026, 11, 22)
FIRST_DAY = date(2024, 12, 23)
LAST_DAY = date(2026, 12, 19)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Hours = tuple[str, str] | None


@dataclass(frozen=True)
class Service:
    """What is sold; `wish` says how often it is asked for beside the others of one staff member."""

    name: str
    minutes: int
    price: Decimal
    price_to: Decimal
    wish: int = 5
    is_addition: bool = False


@dataclass(frozen=True)
class Category:
    """A group of services."""

    name: str
    services: tuple[Service, ...]


@dataclass(frozen=True)
class StaffMember:
    """Who serves; `own` holds a service's own minutes and price where they differ from the catalogue's."""

    name: str
    position: str
    services: tuple[str, ...]
    week: tuple[Hours, ...]
    busy: float
    own: dict[str, tuple[int, Decimal]] = field(default_factory=dict)


@dataclass(frozen=True)
class Location:
    """One branch, with everything the demo sets up there and how its files look."""

    name: str
    file: str
    time_zone: str
    currency: str
    country: str
    locale: str
    grid_minutes: int
    visit_interval_minutes: int
    week: tuple[Hours, ...]
    positions: tuple[str, ...]
    staff: tuple[StaffMember, ...]
    categories: tuple[Category, ...]
    mix: tuple[tuple[Culture, int], ...]
    clients: int
    bookings: int
    holidays: Mapping[tuple[int, int], str]
    writes_real_dates: bool

    def service(self, name: str) -> Service:
        """Give the service of this name."""
        return next(service for category in self.categories for service in category.services if service.name == name)


def _week(usual: Hours, saturday: Hours = None, sunday: Hours = None, off: tuple[int, ...] = ()) -> tuple[Hours, ...]:
    days = [usual] * 5 + [saturday, sunday]
    return tuple(None if number in off else hours for number, hours in enumerate(days))


def _services(text: str) -> tuple[Service, ...]:
    """One line each: name | minutes | price from | price to | wish | + for an addition."""
    services = []
    for line in text.strip().splitlines():
        name, minutes, price, price_to, wish, *rest = (part.strip() for part in line.split("|"))
        services.append(Service(name, int(minutes), Decimal(price), Decimal(price_to), int(wish), bool(rest)))
    return tuple(services)


def _names(categories: tuple[Category, ...], *wanted: str) -> tuple[str, ...]:
    return tuple(service.name for category in categories if category.name in wanted for service in category.services)


LISBON_CATEGORIES = (
    Category(
        "Haircuts",
        _services("""
        Women's haircut            | 60  | 38    | 38  | 10
        Men's haircut              | 30  | 22    | 22  | 8
        Children's haircut         | 30  | 16    | 16  | 3
        Fringe trim                | 15  | 8     | 8   | 3 | +
        Haircut for the bride      | 90  | 75    | 120 | 1
    """),
    ),
    Category(
        "Colouring",
        _services("""
        Root touch-up              | 90  | 52    | 52  | 8
        Full colour                | 120 | 74    | 95  | 6
        Balayage                   | 180 | 135   | 190 | 4
        Highlights                 | 150 | 98    | 140 | 4
        Toner                      | 30  | 24    | 24  | 3 | +
        Colour correction          | 240 | 180   | 320 | 1
    """),
    ),
    Category(
        "Styling and care",
        _services("""
        Blow-dry                   | 45  | 20    | 28  | 6 | +
        Evening updo               | 75  | 55    | 80  | 2
        Keratin treatment          | 150 | 120   | 160 | 2
        Repair mask                | 30  | 18.50 | 18.50 | 4 | +
    """),
    ),
    Category(
        "Nails",
        _services("""
        Manicure                   | 45  | 17    | 17  | 6
        Gel polish manicure        | 75  | 27.50 | 27.50 | 10
        Pedicure                   | 60  | 29    | 29  | 5
        Gel polish removal         | 20  | 7.50  | 7.50 | 4 | +
        Nail repair                | 15  | 4     | 4   | 3 | +
        Nail art                   | 30  | 12    | 25  | 3 | +
    """),
    ),
    Category(
        "Brows and lashes",
        _services("""
        Brow shaping               | 30  | 15    | 15  | 8
        Brow tint                  | 15  | 9     | 9   | 5 | +
        Lash lift                  | 60  | 45    | 45  | 5
        Lash extensions            | 120 | 69    | 89  | 5
    """),
    ),
)
TBILISI_CATEGORIES = (
    Category(
        "Barbershop",
        _services("""
        Haircut and beard          | 60  | 75    | 75  | 8
        Classic haircut            | 45  | 50    | 50  | 10
        Beard trim                 | 30  | 35    | 35  | 6
        Royal shave                | 45  | 45    | 45  | 3
        Father and son             | 75  | 85    | 85  | 2
    """),
    ),
    Category(
        "Face care",
        _services("""
        Deep cleansing             | 75  | 120   | 120 | 6
        Peeling                    | 45  | 95    | 130 | 5
        Moisturising mask          | 30  | 40    | 40  | 4 | +
        Face massage               | 40  | 60    | 60  | 5
        Anti-age care              | 90  | 160   | 220 | 3
    """),
    ),
    Category(
        "Massage and body",
        _services("""
        Classic massage            | 55  | 90    | 90  | 10
        Back and neck massage      | 30  | 55    | 55  | 8
        Sports massage             | 75  | 130   | 130 | 4
        Hot stones                 | 90  | 150   | 150 | 3
        Body wrap                  | 60  | 110   | 110 | 2
    """),
    ),
)

LISBON = Location(
    name="Aurora Lisbon",
    file="bookings-aurora-lisbon.xlsx",
    time_zone="Europe/Lisbon",
    currency="EUR",
    country="PT",
    locale="en",
    grid_minutes=15,
    visit_interval_minutes=60,
    week=_week(("09:00", "20:00"), ("09:00", "19:00")),
    positions=("Hairdresser", "Colourist", "Nail artist", "Brow and lash artist"),
    staff=(
        StaffMember(
            "Inês Carvalho",
            "Hairdresser",
            (*_names(LISBON_CATEGORIES, "Haircuts", "Styling and care"), "Toner"),
            _week(("10:00", "19:00"), ("09:00", "17:00"), off=(0,)),
            0.93,
        ),
        StaffMember(
            "Marta Reis",
            "Colourist",
            _names(LISBON_CATEGORIES, "Haircuts", "Colouring", "Styling and care"),
            _week(("10:00", "20:00"), ("10:00", "19:00"), off=(1,)),
            0.9,
            {"Balayage": (195, Decimal(150)), "Full colour": (120, Decimal(82))},
        ),
        StaffMember(
            "Tiago Nogueira",
            "Hairdresser",
            (*_names(LISBON_CATEGORIES, "Haircuts"), "Blow-dry", "Repair mask"),
            _week(("09:00", "18:00"), ("09:00", "18:00"), off=(2,)),
            0.8,
        ),
        StaffMember(
            "Yuliia Kovalenko",
            "Nail artist",
            _names(LISBON_CATEGORIES, "Nails"),
            _week(("09:30", "19:00"), ("09:30", "17:00"), off=(3,)),
            0.95,
            {"Gel polish manicure": (75, Decimal(30))},
        ),
        StaffMember(
            "Chloé Barreto",
            "Brow and lash artist",
            _names(LISBON_CATEGORIES, "Brows and lashes"),
            _week(("11:00", "20:00"), ("10:00", "18:00"), off=(0, 2)),
            0.72,
        ),
    ),
    categories=LISBON_CATEGORIES,
    mix=LISBON_MIX,
    clients=1_700,
    bookings=11_400,
    holidays=OF_PORTUGAL,
    writes_real_dates=True,
)
TBILISI = Location(
    name="Aurora Tbilisi",
    file="bookings-aurora-tbilisi.xlsx",
    time_zone="Asia/Tbilisi",
    currency="GEL",
    country="GE",
    locale="en",
    grid_minutes=30,
    visit_interval_minutes=90,
    week=_week(("10:00", "21:00"), ("10:00", "21:00"), ("11:00", "19:00")),
    positions=("Barber", "Cosmetologist", "Massage therapist"),
    staff=(
        StaffMember(
            "Levan Japaridze",
            "Barber",
            _names(TBILISI_CATEGORIES, "Barbershop"),
            _week(("11:00", "21:00"), ("10:00", "21:00"), ("11:00", "19:00"), off=(0, 1)),
            0.9,
        ),
        StaffMember(
            "Артём Грач",
            "Barber",
            _names(TBILISI_CATEGORIES, "Barbershop"),
            _week(("10:00", "20:00"), ("10:00", "20:00"), None, off=(3,)),
            0.74,
        ),
        StaffMember(
            "ნათია ლომიძე",
            "Cosmetologist",
            _names(TBILISI_CATEGORIES, "Face care"),
            _week(("10:00", "19:00"), ("11:00", "19:00"), None, off=(2,)),
            0.82,
            {"Anti-age care": (90, Decimal(180))},
        ),
        StaffMember(
            "Davit Kapanadze",
            "Massage therapist",
            _names(TBILISI_CATEGORIES, "Massage and body"),
            _week(("12:00", "21:00"), ("12:00", "20:00"), ("12:00", "19:00"), off=(1, 4)),
            0.86,
        ),
    ),
    categories=TBILISI_CATEGORIES,
    mix=TBILISI_MIX,
    clients=1_300,
    bookings=8_600,
    holidays=OF_GEORGIA,
    writes_real_dates=False,
)
LOCATIONS = (LISBON, TBILISI)
