"""New services and categories, and who gives them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from daybook.catalogue.models import Service, ServiceCategory, ServiceStaff
from daybook.catalogue.rights import refusal_to_set_up
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.operations import operation
from daybook.staff.models import StaffMember
from daybook.uploads.steps.still import refuse_while_writing

LONGEST = timedelta(hours=24)


@dataclass(frozen=True)
class ServiceWish:
    """What a service shall be; `price_max` of None means one price."""

    name: str
    category_id: int
    duration: timedelta
    price_min: Decimal
    price_max: Decimal | None = None
    place: int = 0


@operation
def create_service_category(title: str, *, place: int = 0, actor: Actor) -> ServiceCategory:
    """Make a shelf of the catalogue; each title stands once at a location."""
    refuse(refusal_to_set_up(actor))
    refuse_while_writing(actor)
    if not title.strip():
        raise Invalid({"title": [_("Write the category's title.")]})
    if ServiceCategory.objects.of(actor).filter(title=title.strip()).exists():
        raise Invalid({"title": [_("There is a service category of this title already.")]})
    return ServiceCategory.objects.create(location_id=actor.location_id, title=title.strip(), place=place)


@operation
def create_service(wish: ServiceWish, *, actor: Actor) -> Service:
    """Put a service on its shelf; all that is wrong with the wish is said at once."""
    refuse(refusal_to_set_up(actor))
    refuse_while_writing(actor)
    if problems := _problems(wish, actor):
        raise Invalid(problems)
    return Service.objects.create(
        location_id=actor.location_id,
        category_id=wish.category_id,
        name=wish.name.strip(),
        duration=int(wish.duration.total_seconds()),
        price_min=wish.price_min,
        price_max=wish.price_min if wish.price_max is None else wish.price_max,
        place=wish.place,
    )


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
    refuse(refusal_to_set_up(actor))
    refuse_while_writing(actor)
    if not Service.objects.of(actor).filter(pk=service_id).exists():
        raise Invalid({"service": [_("There is no such service.")]})
    if not StaffMember.objects.of(actor).filter(pk=staff_id).exists():
        raise Invalid({"staff": [_("There is no such staff member.")]})
    seconds = None if duration is None else int(duration.total_seconds())
    link, _made = ServiceStaff.objects.of(actor).update_or_create(
        service_id=service_id, staff_member_id=staff_id, defaults={"price": price, "duration": seconds}
    )
    return link


def _problems(wish: ServiceWish, actor: Actor) -> dict[str, list[str]]:
    has_category = ServiceCategory.objects.of(actor).filter(pk=wish.category_id, retired_at=None).exists()
    is_priced = wish.price_min >= 0 and (wish.price_max is None or wish.price_max >= wish.price_min)
    checks = {
        "name": (bool(wish.name.strip()), _("Write the service's name.")),
        "category": (has_category, _("There is no such service category.")),
        "duration": (timedelta() < wish.duration <= LONGEST, _("A service lasts more than nothing, a day at most.")),
        "price": (is_priced, _("The price starts at 0 or more, and ends no lower than it starts.")),
    }
    return {field: [sentence] for field, (is_right, sentence) in checks.items() if not is_right}
