"""Keeping questions of the register by name, and forgetting them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.bookings.models import SavedView
from daybook.bookings.rights.saved_views import refusal_to_remove_view, refusal_to_share_views
from daybook.bookings.wishes import ViewWish
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, NotThere, refuse
from daybook.shared.operations import operation

MOST = 100
"""So many views one person keeps at a location."""


@operation
def save_view(wish: ViewWish, *, actor: Actor) -> SavedView:
    """Keep the question by its name, for the actor or for all at the location; one of the same name is replaced."""
    assert actor.user_id is not None, "only a person keeps views"
    if wish.is_shared:
        refuse(refusal_to_share_views(actor))
    mine = SavedView.objects.of(actor).filter(user_id=actor.user_id)
    if mine.exclude(name=wish.name).count() >= MOST:
        raise Invalid({"name": [_("You keep %(most)d views already. Remove one first.") % {"most": MOST}]})
    told = {"question": wish.question, "is_shared": wish.is_shared}
    view, _is_new = mine.update_or_create(told, user_id=actor.user_id, location_id=actor.location_id, name=wish.name)
    return view


@operation
def remove_view(view_id: int, *, actor: Actor) -> None:
    """Forget one of the actor's views, or a shared one where they may; raises `NotThere` for any other."""
    view = SavedView.objects.of(actor).select_for_update().filter(pk=view_id).first()
    if view is None or (view.user_id != actor.user_id and not view.is_shared):
        raise NotThere(_("There is no such view here."))
    refuse(refusal_to_remove_view(view, actor))
    view.delete()
