"""The role that the application runs as writes everything but history."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction
from psycopg import errors

from daybook.access.rights import clock_actor
from daybook.datalog.grants import APPLICATION, grant_application, lock_history
from daybook.datalog.operations import begin_file
from daybook.datalog.queries.guards import unguarded_history
from daybook.shared.history import append_only_models
from tests.datalog.asking import ask, somebody
from tests.factories import a_booking, a_client

pytestmark = pytest.mark.django_db(transaction=True)

REFUSALS = (errors.InsufficientPrivilege,)


@pytest.fixture
def application() -> Iterator[psycopg.Connection]:
    """A connection as the application's role, after `daybook migrate` has given it its rights."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        [is_superuser] = cursor.fetchone()
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APPLICATION])
        if cursor.fetchone() is None:
            cursor.execute(f"CREATE ROLE {APPLICATION} LOGIN")
    lock_history()
    assert grant_application()
    with psycopg.connect(**_address(as_application=not is_superuser), autocommit=True) as session:
        if is_superuser:
            session.execute(f"SET SESSION AUTHORIZATION {APPLICATION}")
        yield session


def _address(*, as_application: bool) -> dict[str, Any]:
    settings = connection.settings_dict
    user = APPLICATION if as_application else settings["USER"]
    address = {
        "dbname": settings["NAME"],
        "host": settings["HOST"],
        "port": str(settings["PORT"] or ""),
        "user": user,
        "password": settings["PASSWORD"],
    }
    return {name: value for name, value in address.items() if value}


@pytest.mark.parametrize("statement", ["UPDATE {} SET {} = NULL", "DELETE FROM {}", "TRUNCATE {}"])
def test_no_row_of_history_or_log_can_be_changed(application, statement):
    tables = {model._meta.db_table: model._meta.pk.column for model in append_only_models()}

    assert len(tables) >= 17
    assert {"datalog_download", "datalog_downloadevent"} <= set(tables)
    for table, key in tables.items():
        with pytest.raises(REFUSALS):
            application.execute(statement.format(table, key))


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE bookings_bookingevent DISABLE TRIGGER ALL",
        "ALTER TABLE bookings_booking DISABLE TRIGGER ALL",
        "DROP TABLE bookings_bookingevent",
        "CREATE OR REPLACE TRIGGER mine BEFORE INSERT ON bookings_bookingevent EXECUTE FUNCTION now()",
        "SET session_replication_role = replica",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('bookings', 'none', now())",
    ],
)
def test_nothing_that_keeps_history_can_be_silenced(application, statement):
    with pytest.raises(REFUSALS):
        application.execute(statement)


def test_bookings_can_be_written_and_their_history_with_them(application):
    booking = a_booking()

    application.execute("UPDATE bookings_booking SET comment = 'changed' WHERE id = %s", [booking.pk])

    labels = application.execute(
        "SELECT pgh_label, comment FROM bookings_bookingevent WHERE pgh_obj_id = %s ORDER BY pgh_id", [booking.pk]
    ).fetchall()
    assert labels == [("insert", ""), ("update", "changed")]


@pytest.mark.parametrize(
    "attempt",
    [
        "SELECT set_config('pgtrigger.ignore', array_agg(tgname::text)::text, false) FROM pg_trigger",
        "CREATE TEMP TABLE bookings_bookingevent (LIKE public.bookings_bookingevent INCLUDING ALL)",
    ],
)
def test_no_session_keeps_its_changes_out_of_history(application, attempt):
    booking = a_booking()
    application.execute(attempt)

    application.execute("UPDATE bookings_booking SET comment = 'silent' WHERE id = %s", [booking.pk])

    kept = "SELECT comment FROM public.bookings_bookingevent WHERE pgh_obj_id = %s ORDER BY pgh_id"
    assert application.execute(kept, [booking.pk]).fetchall() == [("",), ("silent",)]


@pytest.mark.parametrize("table", ["datalog_download", "datalog_downloadevent"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET address = 'nowhere'", "DELETE FROM {}"])
def test_not_even_the_owner_of_the_tables_rewrites_the_data_log(table, statement):
    begin_file(ask(somebody()).pk, actor=clock_actor())

    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        execute(statement.format(table))


def test_a_log_without_its_trigger_is_found_by_the_check():
    lock_history()
    found = list(unguarded_history())

    execute("ALTER TABLE datalog_download DISABLE TRIGGER USER")
    try:
        assert found == []
        assert list(unguarded_history()) == [
            "datalog_download could be changed: its trigger is missing. Run `daybook migrate`."
        ]
    finally:
        execute("ALTER TABLE datalog_download ENABLE TRIGGER USER")


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_one_function_that_changes_history_is_called_by_the_application_and_nothing_else_is(application):
    anna = a_client("Anna Kovács")

    application.execute("SELECT daybook_erase_client(%s, %s)", [anna.location_id, anna.pk])

    names = application.execute("SELECT DISTINCT name FROM clients_clientevent WHERE pgh_obj_id = %s", [anna.pk])
    assert names.fetchall() == [("Erased client",)]
    [told] = application.execute("SELECT channel, client_number FROM clients_clienterasure").fetchall()
    assert told == ("database", anna.pk)
    for statement in ("UPDATE clients_clientevent SET name = 'x'", "DELETE FROM clients_clienterasure"):
        with pytest.raises(REFUSALS):
            application.execute(statement)


def test_the_function_reads_no_table_that_a_session_slips_in(application):
    anna, bea = a_client("Anna Kovács"), a_client("Bea Costa")
    application.execute(
        "CREATE TEMP TABLE clients_clientmerge (location_id bigint, gone_number bigint, kept_number bigint)"
    )
    application.execute(
        "INSERT INTO pg_temp.clients_clientmerge VALUES (%s, %s, %s)", [anna.location_id, bea.pk, anna.pk]
    )

    application.execute("SELECT daybook_erase_client(%s, %s)", [anna.location_id, anna.pk])

    kept = application.execute("SELECT DISTINCT name FROM public.clients_clientevent WHERE pgh_obj_id = %s", [bea.pk])
    assert kept.fetchall() == [("Bea Costa",)]
