"""New services and categories, and who gives them."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from django.db.models import Max
from django.utils.translation import gettext as _

from daybook.catalogue.models import Service, ServiceCategory, ServiceStaff
from daybook.catalogue.steps.hold import (
    categories_in_their_places,
    clean_title,
    give,
    last_place,
    refuse_bad,
    refuse_to_set_up,
    services_in_their_places,
)
from daybook.catalogue.wishes import ServiceWish
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid
from daybook.shared.operations import operation
from daybook.shared.places import put_after
from daybook.staff.models import StaffMember

LAST = Max("place", default=-1)


@operation
def create_service_category(
    title: str, *, place: int | None = None, after_id: int | None = None, actor: Actor
) -> ServiceCategory:
    """Make a shelf of the catalogue; each title stands once at a location. It stands last, or where it is told to."""
    refuse_to_set_up(actor)
    last = ServiceCategory.objects.of(actor).aggregate(last=LAST)["last"]
    made = ServiceCategory.objects.create(
        location_id=actor.location_id,
        title=clean_title(title, actor),
        place=last + 1 if place is None else place,
    )
    if after_id is not None:
        put_after(categories_in_their_places(actor), made.pk, after_id)
    return made


@operation
def create_service(wish: ServiceWish, *, actor: Actor) -> Service:
    """Put a service on its shelf; all that is wrong with the wish is said at once."""
    refuse_to_set_up(actor)
    refuse_bad(wish, actor)
    made = Service.objects.create(
        location_id=actor.location_id,
        category_id=wish.category_id,
        name=" ".join(wish.name.split()),
        duration=int(wish.duration.total_seconds()),
        price_min=wish.price_min,
        price_max=wish.price_min if wish.price_max is None else wish.price_max,
        place=last_place(actor) + 1 if wish.place is None else wish.place,
    )
    if wish.after_id is not None:
        put_after(services_in_their_places(made.category_id, actor), made.pk, wish.after_id)
    if wish.staff_ids:
        give(made, wish.staff_ids, actor)
    return made


@operation
def give_service(
    service_id: int,
    staff_id: int,
    *,
    price: Decimal | None = None,
    duration: timedelta | None = None,
    actor: Actor,
) -> ServiceStaff:
    """Say that the staff member gives the service, at their own price and length where these are named."""
    refuse_to_set_up(actor)
    if not Service.objects.of(actor).filter(pk=service_id).exists():
        raise Invalid({"service": [_("There is no such service.")]})
    if not StaffMember.objects.of(actor).filter(pk=staff_id).exists():
        raise Invalid({"staff": [_("There is no such staff member.")]})
    seconds = None if duration is None else int(duration.total_seconds())
    link, _made = ServiceStaff.objects.of(actor).update_or_create(
        service_id=service_id, staff_member_id=staff_id, defaults={"price": price, "duration": seconds}
    )
    return link
