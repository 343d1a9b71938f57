"""Rows that several people may change: held under lock, against the version that a person was shown."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import ManyToOneRel, Model, QuerySet
from django.utils.translation import gettext as _

from daybook.shared.errors import DomainError, NotThere, Stale
from daybook.shared.history import HistoryEvent

M = TypeVar("M", bound=Model)


class InUse(DomainError):
    """Something refers to the thing, so it can be retired, and not deleted."""

    code = "in_use"


def held(rows: QuerySet[M], number: int, *, version: int | None, missing: str) -> M:
    """The row under lock until the transaction ends; raises `NotThere` with `missing`, `Stale` where it was changed."""
    row = rows.select_for_update(no_key=True, of=("self",)).filter(pk=number).first()
    if row is None:
        raise NotThere(missing)
    if version is not None and version != row.version:  # type: ignore[attr-defined]  # untyped: every model that is held so has one
        raise Stale(_("Somebody else has changed this meanwhile. Nothing was saved: look at it again."))
    return row


def keep(row: Any, **changed: Any) -> None:
    """Write these fields of a held row, and count the change; nothing is written where nothing differs."""
    if all(getattr(row, name) == value for name, value in changed.items()):
        return
    for name, value in changed.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*changed, "version"])


def what_refers_to(row: Model) -> str:
    """What keeps the row from being deleted, in a word, such as "booking"; empty: nothing does.

    Whatever would vanish with the row does not count, nor does history.
    """
    for relation in row._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ManyToOneRel) or issubclass(relation.related_model, HistoryEvent):
            continue
        if relation.on_delete.__name__ == "CASCADE":  # type: ignore[union-attr]  # untyped: a key always says
            continue
        if _referring(relation, row).exists():
            return str(relation.related_model._meta.verbose_name)
    return ""


def _referring(relation: ManyToOneRel, row: Model) -> QuerySet[Any]:
    """Rows with a key to this one; of its location, which is how their indexes begin."""
    others: QuerySet[Any] = relation.related_model._base_manager.filter(**{relation.field.name: row})
    has_location = any(field.name == "location" for field in relation.related_model._meta.fields)
    location_id = getattr(row, "location_id", None)
    return others.filter(location_id=location_id) if has_location and location_id else others
