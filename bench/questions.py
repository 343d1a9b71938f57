"""What is asked: every filter alone, the hard combinations of the design, and random ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from bench.salon import Salon


@dataclass
class Question:
    """One question twice: as the page's address asks it, and as hand-written SQL conditions on `b`."""

    address: list[tuple[str, str]] = field(default_factory=list)
    where: list[str] = field(default_factory=list)
    staff: list[int] = field(default_factory=list)
    client: tuple[str, str] | None = None
    order: str = "created_at"

    def __add__(self, other: Question) -> Question:
        return Question(
            self.address + other.address,
            self.where + other.where,
            self.staff + other.staff,
            self.client or other.client,
            "starts_at" if "starts_at" in (self.order, other.order) else "created_at",
        )


Maker = Callable[[Salon], Question]


def days(parameter: str, column: str, length: int, *, order: str) -> Maker:
    def make(salon: Salon) -> Question:
        first, last = salon.day(length)
        bounds = (
            f"b.{column} >= '{first} 00:00 {salon.zone}'",
            f"b.{column} < '{last + timedelta(days=1)} 00:00 {salon.zone}'",
        )
        address = [(f"{parameter}_from", str(first)), (f"{parameter}_to", str(last)), ("sort", ORDERS[order])]
        return Question(address, list(bounds), order=order)

    return make


ORDERS = {"created_at": "-created", "starts_at": "-visit"}


def flag(name: str, value: str, where: str) -> Maker:
    return lambda _salon: Question([(name, value)], [where])


def one_of(name: str, ids: Callable[[Salon], list[int]], where: str, many: int = 1) -> Maker:
    def make(salon: Salon) -> Question:
        chosen = salon.some(ids(salon), many)
        values = ",".join(map(str, chosen))
        return Question([(name, str(one)) for one in chosen], [where.format(values)])

    return make


def staff(many: int) -> Maker:
    def make(salon: Salon) -> Question:
        chosen = salon.some(salon.staff, many)
        return Question([("staff", str(one)) for one in chosen], staff=chosen)

    return make


def position(salon: Salon) -> Question:
    chosen = salon.some(salon.positions, 1)
    sql = "SELECT id FROM staff_staffmember WHERE position_id = %s"
    return Question([("position", str(chosen[0]))], staff=[row[0] for row in salon.connection.execute(sql, chosen)])


def named(text: Callable[[Salon], str]) -> Maker:
    def make(salon: Salon) -> Question:
        typed = text(salon)
        return Question([("client", typed)], client=("folded_name", typed))

    return make


def phoned(least: int, most: int) -> Maker:
    def make(salon: Salon) -> Question:
        digits = salon.part(salon.chance.choice(salon.phones).removeprefix("+"), least, most)
        return Question([("client", digits)], client=("phone_digits", digits))

    return make


def all_of(*makers: Maker) -> Maker:
    def make(salon: Salon) -> Question:
        asked = Question()
        for maker in makers:
            asked = asked + maker(salon)
        return asked

    return make


def rarest(ids: Callable[[Salon], list[int]]) -> Callable[[Salon], list[int]]:
    return lambda salon: ids(salon)[-1:]


def shelves(salon: Salon) -> list[int]:
    return salon.shelves


def labels(salon: Salon) -> list[int]:
    return salon.labels[:-1]


LIVE, CANCELLED = flag("cancelled", "no", "b.deleted_at IS NULL"), flag("cancelled", "yes", "b.deleted_at IS NOT NULL")
NO_SHOW, ARRIVED = flag("status", "-1", "b.status = -1"), flag("status", "1", "b.status = 1")
CONFIRMED = flag("status", "2", "b.status = 2")
ONLINE, DUE = flag("source", "online", "b.is_online"), flag("payment", "due", "b.paid_state <> 2")
BARE = flag("services", "without", "b.services_count = 0")
ON_SHELF = "b.service_category_ids && '{{{}}}'::bigint[]"
LABELLED = "b.category_ids && '{{{}}}'::bigint[]"

ALONE: dict[str, Maker] = {
    "nothing": lambda _salon: Question(),
    "created 1 day": days("created", "created_at", 1, order="created_at"),
    "created 30 days": days("created", "created_at", 30, order="created_at"),
    "created 365 days": days("created", "created_at", 365, order="created_at"),
    "visit 1 day": days("visit", "starts_at", 1, order="starts_at"),
    "visit 30 days": days("visit", "starts_at", 30, order="starts_at"),
    "visit 365 days": days("visit", "starts_at", 365, order="starts_at"),
    "one employee": staff(1),
    "ten employees": staff(10),
    "an employee with 7 bookings": lambda s: Question([("staff", str(s.rare_staff))], staff=[s.rare_staff]),
    "one user": one_of("user", lambda s: s.users, "b.created_by_id IN ({})"),
    "by the client": flag("user", "client", "b.created_by_id IS NULL"),
    "cancelled": CANCELLED,
    "not cancelled": LIVE,
    "no-show": NO_SHOW,
    "confirmed": CONFIRMED,
    "client: common name": named(lambda _s: "анна"),
    "client: part of names": named(lambda s: s.chance.choice(["ковин", "тарел", "sidov", "novam"])),
    "client: whole name": named(lambda s: s.chance.choice(s.names)),
    "client: two letters": named(lambda s: s.chance.choice(["ов", "ko", "an"])),
    "client: nobody": named(lambda _s: "qqzz"),
    "client: 3 digits": phoned(3, 3),
    "client: 4 digits": phoned(4, 4),
    "client: 7 digits": phoned(7, 7),
    "client: whole phone": phoned(11, 11),
    "service category": one_of("service_category", shelves, ON_SHELF),
    "service category, rare": one_of("service_category", rarest(shelves), ON_SHELF),
    "three service categories": one_of("service_category", shelves, ON_SHELF, 3),
    "position": position,
    "booking category": one_of("category", labels, LABELLED),
    "booking category, rare": one_of("category", rarest(lambda s: s.labels), LABELLED),
    "online": ONLINE,
    "offline": flag("source", "offline", "NOT b.is_online"),
    "paid in full": flag("payment", "full", "b.paid_state = 2"),
    "not paid in full": DUE,
    "with services": flag("services", "with", "b.services_count > 0"),
    "without services": BARE,
}

TOGETHER: dict[str, Maker] = {
    "live, 30 days, 3 employees, arrived": all_of(
        LIVE, days("visit", "starts_at", 30, order="starts_at"), staff(3), ARRIVED
    ),
    "no-show, due, online, created 365 days": all_of(
        NO_SHOW, DUE, ONLINE, days("created", "created_at", 365, order="created_at")
    ),
    "without services, cancelled, online": all_of(BARE, CANCELLED, ONLINE),
    "common name, no-show, 365 days": all_of(
        named(lambda _s: "анна"), NO_SHOW, days("visit", "starts_at", 365, order="starts_at")
    ),
    "rare service category, 3 employees": all_of(one_of("service_category", rarest(shelves), ON_SHELF), staff(3)),
    "booking category, confirmed, due, bare, cancelled": all_of(
        one_of("category", labels, LABELLED), CONFIRMED, DUE, BARE, CANCELLED
    ),
    "30 days, sorted by created": days("visit", "starts_at", 30, order="created_at"),
    "365 days, sorted by created": days("visit", "starts_at", 365, order="created_at"),
}

EARLIER = """(SELECT o.id FROM bookings_booking o WHERE o.client_id = b.client_id AND o.location_id = b.location_id
  AND o.deleted_at IS NULL AND (o.starts_at, o.id) < (b.starts_at, b.id) LIMIT 1)"""
FIRST_ONES = flag("first", "yes", f"b.client_id IS NOT NULL AND {EARLIER} IS NULL")
WITH_IT = "b.service_ids && '{{{}}}'::bigint[]"
EARLY = "b.deleted_at <= b.starts_at - interval '24 h' AND b.deleted_at > b.starts_at - interval '72 h'"


def service(salon: Salon) -> Question:
    chosen = salon.some(salon.services, 1)[0]
    return Question([("service", f"#{chosen}")], [WITH_IT.format(chosen)])


OF_REPORTS: dict[str, Maker] = {
    "service": service,
    "first booking, 30 days": all_of(FIRST_ONES, days("visit", "starts_at", 30, order="starts_at")),
    "form": flag("form", "Online widget", "b.is_online AND b.source_name = 'Online widget'"),
    "cancelled by others": flag("cancelled_by", "other", "b.deleted_at IS NOT NULL AND b.deleted_by_id IS NULL"),
    "cancelled 1 to 3 days before": flag("notice", "72h", EARLY),
}
"""What the numbers of the reports lead to; to first bookings they lead with days: without any it takes too long."""


def random_ones(salon: Salon, many: int) -> dict[str, Maker]:
    """Combinations of 2 to 5 filters that nobody chose."""
    kinds = [name for name in ALONE if name != "nothing" and "rare" not in name and "nobody" not in name]
    drawn: dict[str, Maker] = {}
    while len(drawn) < many:
        names = salon.chance.sample(kinds, salon.chance.choice((2, 2, 3, 3, 4, 5)))
        if len({group(name) for name in names}) == len(names):
            drawn[" + ".join(names)] = all_of(*(ALONE[name] for name in names))
    return drawn


GROUPS = {
    "created": "created",
    "visit": "visit",
    "client": "client",
    "service category": "shelf",
    "three service": "shelf",
    "booking category": "label",
    "not cancelled": "cancelled",
    "one employee": "staff",
    "ten employees": "staff",
    "an employee": "staff",
    "position": "staff",
    "no-show": "status",
    "confirmed": "status",
    "one user": "user",
    "by the client": "user",
    "online": "user",
    "offline": "user",
    "paid": "payment",
    "not paid": "payment",
    "with": "services",
}


def group(name: str) -> str:
    """Filters of one group cannot be asked together, or contradict each other."""
    return next((kind for start, kind in GROUPS.items() if name.startswith(start)), name)
