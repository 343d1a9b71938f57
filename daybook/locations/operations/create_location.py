"""A new business, and a new branch of one."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.locations.models import Business, Location
from daybook.locations.rights import refusal_to_open
from daybook.locations.steps import problems_of
from daybook.locations.wishes import LocationWish
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.operations import operation


@operation
def create_business(name: str, *, actor: Actor) -> Business:
    """Make the company that locations belong to; only somebody above all locations can."""
    refuse(refusal_to_open(actor))
    if not name.strip():
        raise Invalid({"name": [_("Write the name of the business.")]})
    return Business.objects.create(name=" ".join(name.split()))


@operation
def create_location(business: Business, wish: LocationWish, *, actor: Actor) -> Location:
    """Open a branch of the business; all that is wrong with the wish is said at once."""
    refuse(refusal_to_open(actor))
    if problems := problems_of(wish):
        raise Invalid(problems)
    return Location.objects.create(
        business=business,
        name=" ".join(wish.name.split()),
        time_zone=wish.time_zone,
        currency=wish.currency,
        country=wish.country,
        locale=wish.locale,
        grid_minutes=wish.grid_minutes,
        visit_interval_minutes=wish.visit_interval_minutes,
        link_days=wish.link_days,
    )
