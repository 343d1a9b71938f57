"""What has happened to a thing since an upload made it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

from daybook.shared.history import HistoryEvent
from daybook.uploads.steps.comparisons import Comparison

CHANGED = """
    SELECT staged.number, NULL::bigint AS made_id, ARRAY[]::text[] AS words FROM staged
    WHERE staged.verdict = 'ready' AND EXISTS (
      SELECT FROM {history} event WHERE event.pgh_obj_id = staged.made_id AND event.pgh_label = 'update')
"""
IN_USE = """
    SELECT staged.number, NULL::bigint AS made_id, ARRAY[]::text[] AS words FROM staged
    WHERE staged.verdict = 'ready' AND EXISTS (
      SELECT FROM {table} other WHERE other.{column} = staged.made_id)
"""


def touched(model: type[models.Model], *, besides: Collection[type[models.Model]] = ()) -> list[Comparison]:
    """Ask which of the laid out things somebody changed or refers to; those are kept.

    Whatever table refers to the model is asked, but for those of history and those `besides`.
    """
    history = apps.get_model(model._meta.app_label, f"{model.__name__}Event")._meta.db_table
    changed = Comparison("changed", _("It was changed since."), CHANGED.replace("{history}", history), "kept")
    return [
        *(
            Comparison(
                "in_use",
                _("It is in use: %(what)s.") % {"what": other._meta.verbose_name},
                IN_USE.replace("{table}", other._meta.db_table).replace("{column}", column),
                "kept",
            )
            for other, column in _references(model)
            if other not in besides
        ),
        changed,
    ]


def _references(model: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    """Every table with a key to the model's, and the column of the key."""
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel) and not issubclass(relation.related_model, HistoryEvent):
            yield relation.related_model, relation.field.column
