"""Fill the database with made-up bookings at the speed of the database itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources

from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import connection, models, transaction

PARTS = ("1_places", "2_clients", "3_bookings", "4_rest")
FIRST_DAY = "2021-11-15"
LAST_DAY = "2026-12-15"
DAYS = 1856
ROOMS = ("locations", "access", "clients", "staff", "catalogue", "bookings", "payments")
HEAVY = ("bookings.Booking", "bookings.Line", "payments.Payment", "clients.Client")


@dataclass(frozen=True)
class Plan:
    """How much to make. The same plan on an empty database gives the same rows."""

    bookings: int
    locations: int = 20
    seed: int = 1
    owner: str | None = None
    """E-mail of an existing user who becomes owner of the new locations."""


def seed(plan: Plan, *, tell: Callable[[str], None]) -> None:
    """Make the rows, or none. The connection must be the tables' owner; no history is written, as for restored data."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0; SET jit = off; SET work_mem = '256MB'")
    # One transaction: whoever stops it half-way finds every index and constraint where it was.
    with transaction.atomic(), _bare_tables(tell):
        _run_parts(plan, tell)
    tell("collecting what the planner needs to know")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def _run_parts(plan: Plan, tell: Callable[[str], None]) -> None:
    values = _values(plan)
    with connection.cursor() as cursor, _without_triggers():
        for part in PARTS:
            tell(f"writing {part[2:]}")
            sql = resources.files("daybook.seeding").joinpath(f"sql/{part}.sql").read_text()
            cursor.execute(sql.format(**values))


def _values(plan: Plan) -> dict[str, object]:
    return {
        "bookings": plan.bookings,
        "locations": plan.locations,
        "seed": plan.seed,
        "owner": (plan.owner or "").lower().replace("'", "''"),
        "clients": max(plan.locations, plan.bookings // 10),
        "first_day": FIRST_DAY,
        "last_day": LAST_DAY,
        "days": DAYS,
        "first_client": _highest("clients.Client"),
        "first_visit": _highest("bookings.Visit"),
        "first_booking": _highest("bookings.Booking"),
    }


def _highest(label: str) -> int:
    model = apps.get_model(label)
    return int(model._default_manager.aggregate(top=models.Max("pk"))["top"] or 0)


@contextmanager
def _bare_tables(tell: Callable[[str], None]) -> Iterator[None]:
    """While the tables are empty their indexes are laid aside: building them at the end is many times faster."""
    bare = [apps.get_model(label) for label in HEAVY if not apps.get_model(label)._default_manager.exists()]
    with connection.schema_editor() as editor:
        for model in bare:
            for index in model._meta.indexes:
                editor.remove_index(model, index)
            for constraint in _exclusions(model):
                editor.remove_constraint(model, constraint)
    yield
    for model in bare:
        for index in model._meta.indexes:
            tell(f"building index {index.name}")
            with connection.schema_editor() as editor:
                editor.add_index(model, index)
        for constraint in _exclusions(model):
            tell(f"building {constraint.name}")
            with connection.schema_editor() as editor:
                editor.add_constraint(model, constraint)


def _exclusions(model: type[models.Model]) -> list[ExclusionConstraint]:
    return [constraint for constraint in model._meta.constraints if isinstance(constraint, ExclusionConstraint)]


@contextmanager
def _without_triggers() -> Iterator[None]:
    """History is not written for seeded rows; links are not checked either where the role may say so."""
    tables = [model._meta.db_table for room in ROOMS for model in apps.get_app_config(room).get_models()]
    triggers = "ALL" if _is_superuser() else "USER"
    _switch_triggers(tables, f"DISABLE TRIGGER {triggers}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # links still to be checked would forbid changing the tables
    _switch_triggers(tables, f"ENABLE TRIGGER {triggers}")


def _switch_triggers(tables: list[str], change: str) -> None:
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'ALTER TABLE "{table}" {change}')


def _is_superuser() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        return bool(cursor.fetchone()[0])
