"""What a supervisor may ask without signing in."""

import pytest
from django.db import connection
from django.test import Client as Browser

from daybook.config import health

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_is_known_yet(monkeypatch):
    monkeypatch.setattr(health, "_known", set())


def test_the_process_is_alive():
    answer = Browser().get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_being_alive_asks_the_database_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        Browser().get("/healthz")


def test_requests_can_be_answered_once_the_tables_are_there():
    answer = Browser().get("/readyz")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_after_the_first_yes_only_the_connection_is_tried(django_assert_num_queries):
    Browser().get("/readyz")

    with django_assert_num_queries(1):
        Browser().get("/readyz")


def test_a_migration_that_was_not_applied_is_told():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'access'")

    answer = Browser().get("/readyz")

    assert (answer.status_code, answer.json()) == (503, {"status": "migrations"})


def test_a_database_that_is_gone_is_told_without_details(settings):
    here = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = "no_such_database"
    try:
        answer = Browser().get("/readyz")
    finally:
        connection.close()
        connection.settings_dict["NAME"] = here

    assert (answer.status_code, answer.json()) == (503, {"status": "database"})


def test_a_balancer_that_speaks_plain_http_is_answered_too(settings):
    settings.SECURE_SSL_REDIRECT = True

    assert Browser().get("/healthz").status_code == 200
    assert Browser().get("/account/login/").status_code == 301
