"""History kept by the database: a trigger of every tracked table writes the row as it was left, and who did it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models.expressions import RawSQL
from pghistory.models import Event

APPEND_ONLY = "append_only"
"""The name of the trigger that refuses changes; the library gives the same to the tables of history."""
LONGEST_NAME = 30
"""Letters in the name of an index, by Django's own limit."""
M = TypeVar("M", bound=type[models.Model])


class HistoryEvent(Event):
    """One change of one row. The signature comes from the transaction's settings (`shared.operations.sign`)."""

    by_user_id = models.BigIntegerField(
        null=True, db_default=RawSQL("nullif(current_setting('daybook.user_id', true), '')::bigint", [])
    )
    channel = models.TextField(
        db_default=RawSQL("coalesce(nullif(current_setting('daybook.channel', true), ''), 'database')", [])
    )
    address = models.TextField(db_default=RawSQL("coalesce(current_setting('daybook.address', true), '')", []))
    request_id = models.TextField(db_default=RawSQL("coalesce(current_setting('daybook.request_id', true), '')", []))

    class Meta:
        abstract = True


def tracked(*, exclude: Sequence[str] = (), found_by: Sequence[str] = ()) -> Callable[[M], M]:
    """Class decorator: keep the history of every insert, update and delete of the model's table, for ever.

    The history is found by the row it tells of, and by the fields in `found_by`.
    """

    def keep(model: M) -> M:
        track = pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            exclude=list(exclude),
            model_name=f"{model.__name__}Event",
            meta={"indexes": [_index(model, field) for field in found_by]},
            base_model=HistoryEvent,
            context_field=None,  # type: ignore[arg-type]  # untyped: None is documented, its type leaves it out
            append_only=True,
            level=pghistory.Statement,
        )
        return track(model)  # type: ignore[no-any-return]  # untyped: pghistory ships loose types

    return keep


def _index(model: type[models.Model], field: str) -> models.Index:
    end = f"_event_{field}"
    return models.Index(fields=[field], name=model.__name__.lower()[: LONGEST_NAME - len(end)] + end)


def append_only() -> pgtrigger.Protect:
    """For `Meta.triggers` of a log of ours: its rows can be added, and never changed or deleted."""
    return pgtrigger.Protect(name=APPEND_ONLY, operation=pgtrigger.Update | pgtrigger.Delete)


def append_only_models() -> list[type[Any]]:
    """Every table whose rows can only be added: those of history, and the logs that say so."""
    from django.apps import apps  # start-up: the registry is full only after set-up

    return [model for model in apps.get_models() if APPEND_ONLY in _triggers_of(model)]


def _triggers_of(model: type[models.Model]) -> set[str]:
    return {trigger.name for trigger in getattr(model._meta, "triggers", ())}


def event_models() -> list[type[Any]]:
    """Every table of history there is; none of their rows can be changed."""
    from django.apps import apps  # start-up: the registry is full only after set-up

    return [model for model in apps.get_models() if issubclass(model, HistoryEvent)]


def event_rows(label: str) -> models.QuerySet[Any]:
    """The rows of a table of history, of every location: whoever asks narrows them to what the actor may see."""
    from django.apps import apps  # start-up: the registry is full only after set-up

    rows: models.QuerySet[Any] = apps.get_model(label)._base_manager.all()
    return rows


def table_of_events(label: str) -> str:
    """The table of history by its model, for a statement that is written out."""
    from django.apps import apps  # start-up: the registry is full only after set-up

    return str(apps.get_model(label)._meta.db_table)
