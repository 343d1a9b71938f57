"""Other titles, shelves, prices and givers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import F
from django.utils.translation import gettext as _

from daybook.catalogue.models import Service, ServiceCategory, ServiceStaff
from daybook.catalogue.steps.hold import (
    HIGHEST,
    LONGEST,
    categories_in_their_places,
    clean_title,
    give,
    hold_category,
    hold_service,
    last_place,
    refuse_bad,
    refuse_to_set_up,
    services_in_their_places,
)
from daybook.catalogue.wishes import GivenWish, ServiceWish
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid
from daybook.shared.jobs import later
from daybook.shared.operations import operation
from daybook.shared.places import put_after
from daybook.shared.versions import held, keep
from daybook.staff.models import StaffMember


@operation
def edit_service_category(
    category_id: int, title: str, *, version: int, after_id: int | None = None, actor: Actor
) -> ServiceCategory:
    """Call it otherwise, everywhere at once, and list it after another; raises `Stale` where it was changed since."""
    category = hold_category(category_id, actor, version=version)
    keep(category, title=clean_title(title, actor, besides=category))
    if after_id is not None:
        put_after(categories_in_their_places(actor), category.pk, after_id)
    return category


@operation
def edit_service(service_id: int, wish: ServiceWish, *, version: int, actor: Actor) -> Service:
    """Make the service as wished; bookings keep the prices they were made at. Raises `Stale` where it was changed.

    On another shelf it stands last, and the bookings that have it are found under that one too, a little later.
    """
    service = hold_service(service_id, actor, version=version)
    refuse_bad(wish, actor, besides=service)
    is_moved = service.category_id != wish.category_id
    keep(
        service,
        name=" ".join(wish.name.split()),
        category_id=wish.category_id,
        duration=int(wish.duration.total_seconds()),
        price_min=wish.price_min,
        price_max=wish.price_min if wish.price_max is None else wish.price_max,
        place=last_place(actor) + 1 if is_moved else service.place,
    )
    if wish.after_id is not None and not is_moved:
        put_after(services_in_their_places(service.category_id, actor), service.pk, wish.after_id)
    if wish.staff_ids is not None:
        give(service, wish.staff_ids, actor)
    if is_moved:
        later("bookings.renew_service_categories", service_id=service.pk)
    return service


@operation
def set_services_of_staff(staff_id: int, given: Sequence[GivenWish], *, version: int, actor: Actor) -> StaffMember:
    """Let the staff member give just these services, each at its own price and time where they are named."""
    refuse_to_set_up(actor)
    missing = _("There is no such staff member here.")
    member = held(StaffMember.objects.of(actor), staff_id, version=version, missing=missing)
    wanted = {wish.service_id: wish for wish in given}
    _refuse_bad_gifts(wanted, actor)
    links = {link.service_id: link for link in ServiceStaff.objects.of(actor).filter(staff_member=member)}
    for number in links.keys() - wanted.keys():
        links[number].delete()
    changed = links.keys() ^ wanted.keys()
    for number, wish in sorted(wanted.items()):
        seconds = None if wish.duration is None else int(wish.duration.total_seconds())
        link = links.get(number) or ServiceStaff(service_id=number, staff_member=member)
        if link.pk is None or (link.price, link.duration) != (wish.price, seconds):
            link.price, link.duration = wish.price, seconds
            link.save()
            changed = changed | {number}
    if changed:
        member.version += 1
        member.save(update_fields=["version"])
        Service.objects.of(actor).among(changed).update(version=F("version") + 1)
    return member


def _refuse_bad_gifts(wanted: dict[int, GivenWish], actor: Actor) -> None:
    there = set(Service.objects.of(actor).filter(pk__in=wanted).values_list("pk", flat=True))
    problems: dict[str, list[str]] = {}
    for number, wish in wanted.items():
        if number not in there:
            problems["service"] = [_("There is no such service.")]
        if wish.price is not None and not 0 <= wish.price <= HIGHEST:
            problems[f"price-{number}"] = [_("Write a price of 0 or more.")]
        if wish.duration is not None and not timedelta() < wish.duration <= LONGEST:
            problems[f"duration-{number}"] = [_("A service lasts more than nothing, a day at most.")]
    if problems:
        raise Invalid(problems)
