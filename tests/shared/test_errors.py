"""What the business refuses, and what the database had no time for, ends in a sentence; our own faults rise."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from daybook.shared.errors import DomainErrorMiddleware, Stale

GATE = DomainErrorMiddleware(lambda _request: HttpResponse())


def asked(**headers: str) -> HttpRequest:
    return RequestFactory(headers=headers).get("/")


def failure_of(statement: str) -> DatabaseError:
    """What Django raises for this statement, with the database's own error behind it."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '20ms'")
        with pytest.raises(DatabaseError) as raised, transaction.atomic():
            cursor.execute(statement)
    return raised.value


def test_a_refusal_is_a_page_or_for_htmx_a_fragment():
    page = GATE.process_exception(asked(), Stale("Olga saved it meanwhile."))
    fragment = GATE.process_exception(asked(**{"HX-Request": "true"}), Stale("Olga saved it meanwhile."))

    assert page is not None
    assert fragment is not None
    assert (page.status_code, fragment.status_code) == (409, 409)
    assert "<html" in page.content.decode()
    assert "<html" not in fragment.content.decode()
    assert "Olga saved it meanwhile." in fragment.content.decode()


@pytest.mark.django_db
def test_a_statement_that_took_too_long_is_told_and_not_a_fault():
    answer = GATE.process_exception(asked(), failure_of("SELECT pg_sleep(5)"))

    assert answer is not None
    assert answer.status_code == 503
    assert "try again in a moment" in answer.content.decode()


@pytest.mark.django_db
def test_any_other_fault_of_the_database_rises():
    assert GATE.process_exception(asked(), failure_of("SELECT 1 / 0")) is None
