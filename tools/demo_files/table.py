"""The rows of a location's bookings file, exactly in the columns of the upload's template."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from tools.demo_files.business import ANCHOR, Location, Service
from tools.demo_files.diary import Slot
from tools.demo_files.people import Client

HEADINGS = (
    "Date",
    "Employee ID",
    "Customer phone number",
    "Client name",
    "Employee name",
    "Duration",
    "Service ID",
    "Name of service",
    "Price of service",
    "Discount on the service",
    "Comment",
    "Booking status (number)",
    "Booking status (text)",
    "Date of creation",
)
STATUSES = {-1: "No-Show", 0: "Pending", 1: "Arrived", 2: "Confirmed"}
PAST, PAST_SHARES = (1, -1, 0, 2), (870, 68, 34, 28)
COMING, COMING_SHARES = (2, 0), (45, 55)
MADE_UNTIL = datetime.combine(ANCHOR, time()) - timedelta(hours=4)
WALKED_IN_SHARE, DAYS_AHEAD = 0.13, 9
NO_SERVICE_SHARE = 0.012  # a name on a slot, nothing agreed yet

COMMENTS = (
    "Asked for the quiet chair by the window.",
    "Allergic to ammonia, use the mild line only!",
    "Will be 10 minutes late.",
    "First time here, recommended by a friend.",
    "Paying with a gift voucher.",
    "Sensitive skin.",
    "Please call the day before.",
    "Wants the same shade as last time: 7.31.",
    "Brings a photo.",
    "Moved from last week.",
    "Cliente pediu café sem açúcar ☕",
    "Grávida de 6 meses, cadeira com apoio.",
    "Não usar perfume.",
    "Preferiu pagar em dinheiro.",
    "Просила перезвонить за час.",
    "Аллергия на лаванду.",
    "Придёт с ребёнком.",
    "Любимый мастер в отпуске, согласна на замену.",
    "დარეკეთ ერთი საათით ადრე.",
    "ალერგია მენთოლზე.",
    "+1 friend waiting, offer tea",
    "Vereinbart per Telefon; zahlt mit Karte.",
    "50 % deposit paid in cash at the desk",
)
SQUEEZED = ("Squeezed in between.", "In the pause of the colour.", "Втиснули между визитами.")

Cell = str | int | float | datetime | None


def row_of(location: Location, slot: Slot, client: Client, chance: Random) -> list[Cell]:
    """Write one booking as a row; empty numbers, since nothing has a number before it is uploaded."""
    services = () if chance.random() < NO_SERVICE_SHARE and not slot.is_squeezed_in else slot.services
    status = _status(slot, chance)
    return [
        slot.starts_at if location.writes_real_dates else f"{slot.starts_at:%d.%m.%Y %H:%M}",
        None,
        _phone(location, client, chance),
        client.name,
        slot.staff.name,
        None if slot.minutes == 15 and chance.random() < 0.5 else slot.minutes * 60,
        None,
        "##".join(service.name for service in services) or None,
        _prices(slot, services, chance),
        _discounts(client, services, slot.starts_at, chance),
        _comment(slot, chance),
        status if location.writes_real_dates or chance.random() < 0.1 else None,
        # Nothing in both columns means Pending.
        None if status == 0 and chance.random() < 0.3 and not location.writes_real_dates else STATUSES[status],
    ]


def created_at(location: Location, slot: Slot, chance: Random) -> Cell:
    """Tell when the booking was made: at the door, or some days ahead in the hours when somebody picks up."""
    if chance.random() < WALKED_IN_SHARE:
        made = slot.starts_at - timedelta(minutes=chance.randrange(2, 40))
    else:
        day = slot.starts_at.date() - timedelta(days=int(chance.expovariate(1 / DAYS_AHEAD)))
        made = datetime.combine(day, time(9)) + timedelta(minutes=chance.randrange(11 * 60))
        made = min(made, slot.starts_at - timedelta(minutes=20))
    while made > MADE_UNTIL:
        made -= timedelta(days=chance.randrange(1, 8))
    return made if location.writes_real_dates else f"{made:%d.%m.%Y %H:%M}"


def _status(slot: Slot, chance: Random) -> int:
    ahead = (slot.starts_at.date() - ANCHOR).days
    if ahead < 0:
        return chance.choices(PAST, PAST_SHARES)[0]
    # Who comes soon has been asked.
    confirmed = 3 if ahead <= 3 else 1
    return chance.choices(COMING, (COMING_SHARES[0] * confirmed, COMING_SHARES[1]))[0]


def _phone(location: Location, client: Client, chance: Random) -> Cell:
    """As a number in one file, as people write it in the other."""
    digits = client.phone[1:]
    if location.writes_real_dates:
        return int(digits)
    code, rest = client.phone[:4], client.phone[4:]
    return chance.choice(
        (digits, digits, client.phone, f"{code} ({rest[:3]}) {rest[3:6]}-{rest[6:]}", f"{code} {rest}")
    )


def _prices(slot: Slot, services: tuple[Service, ...], chance: Random) -> Cell:
    if not services or chance.random() < 0.07:
        return None
    prices = [_price(slot, service, chance) for service in services]
    if len(prices) == 1:
        return float(prices[0])
    if chance.random() < 0.18:
        # Only the total is known.
        prices = [sum(prices, Decimal()), *[Decimal()] * (len(prices) - 1)]
    return "#".join(_short(price) for price in prices)


def _price(slot: Slot, service: Service, chance: Random) -> Decimal:
    own = slot.staff.own.get(service.name)
    price = own[1] if own else service.price
    if service.price_to > service.price and chance.random() < 0.4:
        price = Decimal(chance.randrange(int(service.price), int(service.price_to) + 1, 5))
    if slot.starts_at.date() < date(2025, 9, 1):
        # Before prices went up.
        price = round(price * Decimal("0.92") * 2) / Decimal(2)
    return price


def _discounts(client: Client, services: tuple[Service, ...], moment: datetime, chance: Random) -> Cell:
    if not services:
        return None
    percent = client.discount if chance.random() < 0.6 else 0
    if moment.month == 12 and chance.random() < 0.1:
        percent = 20
    if chance.random() < 0.004:
        percent = 100
    if len(services) == 1:
        return percent or None
    return "#".join([str(percent), *["0"] * (len(services) - 1)]) if percent else None


def _comment(slot: Slot, chance: Random) -> Cell:
    if slot.is_squeezed_in:
        return chance.choice(SQUEEZED)
    return chance.choice(COMMENTS) if chance.random() < 0.11 else None


def _short(price: Decimal) -> str:
    return f"{price.normalize():f}" if price == price.to_integral_value() else f"{price:.2f}"
