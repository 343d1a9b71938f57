"""Every operation leaves history, signed by whoever acted; nothing can rewrite it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction

import daybook
from daybook.access.rights import EVERYWHERE
from daybook.shared.actor import Actor
from daybook.shared.history import event_models
from tests.agreements.trials import TRIALS
from tests.factories import an_actor

pytestmark = pytest.mark.django_db

WITHOUT_HISTORY = {
    "save_view": "a name for a question of the register changes nothing of the salon; it says itself whose it is",
    "remove_view": "a name for a question of the register changes nothing of the salon",
    "choose_columns": "how one person likes to look at the register changes nothing for others",
    "end_session": "who is signed in where is no history of the salon; the log has the request",
    "end_expired_sessions": "what ran out by itself is tidied up",
    "renew_service_categories": "repeats on bookings what the catalogue says already, and is no history of them",
    **dict.fromkeys(
        [
            "receive_file",
            "receive_cells",
            "receive_file_here",
            "match_columns",
            "begin_check",
            "accept_names",
            "begin_writing",
            "fail_upload",
            "withdraw_bytes",
        ],
        "the upload itself says who brought it; nothing of the salon is written",
    ),
    "stage_rows": "a check writes nothing of the salon; the upload and its rows say who brought them",
    "refuse_next_row": "the upload's own rows say it",
    "discard_upload": "nothing was written",
    "tidy_uploads": "what nobody went on with is forgotten; nothing of it was written",
    "ask_for_download": "the Data log says it itself, and nobody can rewrite it",
    "begin_file": "the Data log says it itself, and nobody can rewrite it",
    "expire_file": "the Data log says it itself, and nobody can rewrite it",
    "fail_file": "the Data log says it itself, and nobody can rewrite it",
    "fetch_file": "the Data log says it itself, and nobody can rewrite it",
    "log_taken_file": "the Data log says it itself, and nobody can rewrite it",
    "withdraw_files": "the Data log says it itself, and nobody can rewrite it",
    "keep_file": "the Data log says it itself, and nobody can rewrite it",
    "remind_of_second_step": "the message is its own record",
    "note_fetched": "reading is no change; the page of the addresses says when one was read last",
    "send_message": "the message is its own record",
    "deliver_message": "the message is its own record",
    "give_up_message": "the message is its own record",
}

ABOVE_LOCATIONS = ("daybook.locations", "daybook.access.operations.create_user", "daybook.setup.operations.found")


def operations() -> Iterator[Callable[..., Any]]:
    """Every function of an `operations` package that is an operation, from the module that defines it."""
    names = [found.name for found in walk_packages(daybook.__path__, "daybook.") if ".operations." in found.name]
    for module in map(import_module, names):
        values = vars(module).values()
        yield from (value for value in values if _is_operation(value) and value.__module__ == module.__name__)


def _is_operation(value: object) -> bool:
    return bool(getattr(value, "is_operation", False))


def named(operation: Callable[..., Any]) -> str:
    return f"{operation.__module__.split('.')[1]}.{operation.__name__}"


def events_signed_by(actor: Actor) -> list[object]:
    """An upload signs with a channel of its own, whoever brings it in."""
    signature = {
        "by_user_id": actor.user_id,
        "address": actor.address,
        "request_id": actor.request_id,
    }
    return [event for model in event_models() for event in model._default_manager.filter(**signature)]


def test_every_operation_has_a_trial():
    assert {named(operation) for operation in operations()} == {named(operation) for operation in TRIALS}


@pytest.mark.parametrize("operation", TRIALS, ids=named)
def test_every_operation_leaves_history_signed_by_its_actor(operation):
    actor = an_actor()
    if operation.__module__.startswith(ABOVE_LOCATIONS):
        actor = replace(actor, location_id=EVERYWHERE)

    TRIALS[operation](actor)

    assert bool(events_signed_by(actor)) is (operation.__name__ not in WITHOUT_HISTORY)


@pytest.mark.parametrize("model", event_models(), ids=lambda model: model._meta.label)
@pytest.mark.parametrize("statement", ["UPDATE {table} SET channel = 'nobody'", "DELETE FROM {table}"])
def test_history_cannot_be_changed_even_by_the_owner_of_the_tables(model, statement):
    make_one_event(model)

    with pytest.raises((InternalError, ProgrammingError), match="Cannot update or delete"), transaction.atomic():
        execute(statement.format(table=model._meta.db_table))


def make_one_event(model: Any) -> None:
    """A row of history as its trigger would write it, with the least that its columns ask for."""
    execute(
        f"ALTER TABLE {model._meta.db_table} DISABLE TRIGGER USER;"
        + "".join(
            f"ALTER TABLE {model._meta.db_table} ALTER {field.column} DROP NOT NULL;"
            for field in model._meta.concrete_fields
            if field.column != "pgh_id"
        )
        + f"INSERT INTO {model._meta.db_table} DEFAULT VALUES;"
        + f"ALTER TABLE {model._meta.db_table} ENABLE TRIGGER USER"
    )


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
