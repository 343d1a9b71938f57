"""Other titles, colours and signs for booking categories; out of use, back, and gone."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.bookings.models import Booking, BookingCategory
from daybook.bookings.steps.categories import cleaned, hold_category
from daybook.bookings.wishes import CategoryWish
from daybook.shared.actor import Actor
from daybook.shared.operations import operation
from daybook.shared.versions import InUse, keep, what_refers_to


@operation
def edit_category(category_id: int, wish: CategoryWish, *, version: int, actor: Actor) -> BookingCategory:
    """Make the label as wished, on every booking that carries it; raises `Stale` where it was changed since."""
    category = hold_category(category_id, actor, version=version)
    good = cleaned(wish, actor, besides=category)
    keep(category, title=good.title, color=good.color, icon=good.icon)
    return category


@operation
def retire_category(category_id: int, *, actor: Actor) -> BookingCategory:
    """Put it on no new booking; those that carry it keep it. Twice is harmless."""
    category = hold_category(category_id, actor)
    if category.retired_at is None:
        keep(category, retired_at=timezone.now())
    return category


@operation
def return_category(category_id: int, *, actor: Actor) -> BookingCategory:
    """Let it be put on bookings again. Twice is harmless."""
    category = hold_category(category_id, actor)
    keep(category, retired_at=None)
    return category


@operation
def delete_category(category_id: int, *, actor: Actor) -> None:
    """Delete a label that no booking carries; else nothing happens, and the person is told."""
    category = hold_category(category_id, actor)
    carrying = Booking.objects.of(actor).labelled([category.pk])
    if what := what_refers_to(category) or (_("booking") if carrying.exists() else ""):
        raise InUse(_("It is in use (%(what)s), so it can only be retired.") % {"what": what})
    category.delete()
