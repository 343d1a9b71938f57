"""The named questions that a person may ask again."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.db.models.functions import Lower

from daybook.bookings.models import SavedView
from daybook.bookings.rights.saved_views import refusal_to_remove_view
from daybook.shared.actor import Actor


@dataclass(frozen=True)
class ViewRow:
    """A saved view as the menu offers it; `owner` is empty for one's own."""

    id: int
    name: str
    question: str
    is_shared: bool
    owner: str
    may_remove: bool


def saved_views(actor: Actor) -> list[ViewRow]:
    """The person's own ones, then those that others share with the location; each by name."""
    rows = SavedView.objects.of(actor).filter(Q(user_id=actor.user_id) | Q(is_shared=True)).select_related("user")
    found = [
        ViewRow(
            view.pk,
            view.name,
            view.question,
            view.is_shared,
            "" if view.user_id == actor.user_id else view.user.name,
            refusal_to_remove_view(view, actor) is None,
        )
        for view in rows.order_by(Lower("name"), "pk")
    ]
    return sorted(found, key=lambda view: bool(view.owner))
