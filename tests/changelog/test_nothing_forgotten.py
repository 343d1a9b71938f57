"""Every table of history is told of, and every column of it has words or a reason to have none."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps

from daybook.access.choices import Right
from daybook.changelog.choices import THING, THINGS
from daybook.changelog.grants import unfed
from daybook.changelog.queries.told import ALWAYS_UNSAID, TOLD
from daybook.shared.history import HistoryEvent, event_models

OF_HISTORY = {"pgh_id", "pgh_created_at", "pgh_label", "pgh_obj_id"} | {
    field.column for field in HistoryEvent._meta.get_fields() if hasattr(field, "column")
}
"""The columns that every table of history has: which row it tells of, when, who, through what."""


def columns_of(model: Any) -> set[str]:
    """What the table keeps of the thing itself."""
    return {field.column for field in model._meta.concrete_fields} - OF_HISTORY


def test_every_table_of_history_is_a_thing_of_the_change_log():
    missing = {model._meta.label for model in event_models()} - {thing.event for thing in THINGS}

    assert missing == set(), "Add a Thing to changelog/choices.py and its words to changelog/queries/told/."


def test_every_thing_has_words_and_a_name_of_its_own():
    assert set(TOLD) == set(THING)
    assert len(THING) == len(THINGS)


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing.name)
def test_every_column_has_words_or_is_left_unsaid_for_a_reason(thing):
    told = TOLD[thing.name]
    columns = columns_of(apps.get_model(thing.event))

    forgotten = columns - told.words.columns - told.unsaid - ALWAYS_UNSAID

    assert forgotten == set(), "Give them words in changelog/queries/told/, or name them in `unsaid` with the reason."


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing.name)
def test_words_are_of_columns_that_are_there(thing):
    told = TOLD[thing.name]
    columns = columns_of(apps.get_model(thing.event))

    assert (told.words.columns | told.unsaid | set(told.refers)) - columns == set()


def test_every_thing_is_open_to_somebody():
    assert [thing.name for thing in THINGS if not set(thing.opened_by) <= set(Right)] == []


@pytest.mark.django_db
def test_every_table_of_history_feeds_the_change_log():
    assert unfed() == []
