"""What every change of a booking category does alike."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from daybook.bookings import rights
from daybook.bookings.choices import ICONS, BuiltIn
from daybook.bookings.models import BookingCategory
from daybook.bookings.wishes import CategoryWish
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, NotAllowed, refuse
from daybook.shared.versions import held

COLOR = re.compile(r"#[0-9a-f]{6}")
LONGEST_TITLE = 100


def hold_category(category_id: int, actor: Actor, *, version: int | None = None) -> BookingCategory:
    """The location's own category, under lock; a built-in one belongs to every location and is nobody's to change."""
    refuse(rights.refusal_to_set_up(actor))
    missing = _("There is no such booking category here.")
    category = held(BookingCategory.objects.of(actor), category_id, version=version, missing=missing)
    if category.code:
        raise NotAllowed(_("This booking category is built in: every location has it as it is."))
    return category


def cleaned(wish: CategoryWish, actor: Actor, *, besides: BookingCategory | None = None) -> CategoryWish:
    """The wish with its title made plain; raises `Invalid` with all that is wrong with it."""
    title = " ".join(wish.title.split())
    problems: dict[str, list[str]] = {}
    if problem := _problem_of_title(title, actor, besides):
        problems["title"] = [problem]
    if not COLOR.fullmatch(wish.color):
        problems["color"] = [_("Choose a colour.")]
    if wish.icon not in dict(ICONS) and (besides is None or besides.icon != wish.icon):
        problems["icon"] = [_("Choose a sign.")]
    if problems:
        raise Invalid(problems)
    return CategoryWish(title, wish.color, wish.icon)


def _problem_of_title(title: str, actor: Actor, besides: BookingCategory | None) -> str:
    if not title:
        return _("Write the category's title.")
    if len(title) > LONGEST_TITLE:
        return _("The title can have 100 characters at most.")
    others = BookingCategory.objects.of(actor).filter(title__iexact=title).exclude(pk=besides.pk if besides else 0)
    if other := others.first():
        retired = _("There is a retired booking category of this title: return that one instead.")
        return retired if other.retired_at else _("There is a booking category of this title already.")
    if title.casefold() in {str(label).casefold() for label in BuiltIn.labels}:
        return _("There is a booking category of this title already.")
    return ""
