"""What every change of the catalogue does alike."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from django.db.models import F, Max, QuerySet
from django.utils.translation import gettext as _

from daybook.catalogue.models import Service, ServiceCategory, ServiceStaff
from daybook.catalogue.rights import refusal_to_set_up
from daybook.catalogue.wishes import ServiceWish
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.versions import held
from daybook.staff.models import StaffMember
from daybook.uploads.steps.still import refuse_while_writing

LONGEST = timedelta(hours=24)
LONGEST_TITLE, LONGEST_NAME = 200, 300
HIGHEST = 9_999_999_999


def refuse_to_set_up(actor: Actor) -> None:
    """Refuse whoever may not change the catalogue, and everybody while a file is being brought in."""
    refuse(refusal_to_set_up(actor))
    refuse_while_writing(actor)


def hold_category(category_id: int, actor: Actor, *, version: int | None = None) -> ServiceCategory:
    """The service category, under lock."""
    refuse_to_set_up(actor)
    missing = _("There is no such service category here.")
    return held(ServiceCategory.objects.of(actor), category_id, version=version, missing=missing)


def hold_service(service_id: int, actor: Actor, *, version: int | None = None) -> Service:
    """The service, under lock."""
    refuse_to_set_up(actor)
    return held(Service.objects.of(actor), service_id, version=version, missing=_("There is no such service here."))


def categories_in_their_places(actor: Actor) -> QuerySet[ServiceCategory]:
    """The shelves in use, as lists have them."""
    return ServiceCategory.objects.of(actor).filter(retired_at=None).order_by("place", "title", "pk")


def last_place(actor: Actor) -> int:
    """The last place that a service of the location has; -1 where there is none."""
    last: int = Service.objects.of(actor).aggregate(last=Max("place", default=-1))["last"]
    return last


def services_in_their_places(category_id: int, actor: Actor) -> QuerySet[Service]:
    """What is sold of a category, as lists have it."""
    return Service.objects.of(actor).filter(category_id=category_id, retired_at=None).order_by("place", "name", "pk")


def clean_title(title: str, actor: Actor, *, besides: ServiceCategory | None = None) -> str:
    """The title without blanks around it; raises `Invalid` where it is empty, too long or another category's."""
    title = " ".join(title.split())
    others = ServiceCategory.objects.of(actor).filter(title__iexact=title).exclude(pk=besides.pk if besides else 0)
    if not title:
        raise Invalid({"title": [_("Write the category's title.")]})
    if len(title) > LONGEST_TITLE:
        raise Invalid({"title": [_("The title can have 200 characters at most.")]})
    if other := others.first():
        retired = _("There is a retired service category of this title: return that one instead.")
        there = _("There is a service category of this title already.")
        raise Invalid({"title": [retired if other.retired_at else there]})
    return title


def refuse_bad(wish: ServiceWish, actor: Actor, *, besides: Service | None = None) -> None:
    """Refuse what cannot be sold; everything that is wrong is said at once."""
    categories = ServiceCategory.objects.of(actor).filter(pk=wish.category_id)
    if besides is None or besides.category_id != wish.category_id:
        categories = categories.filter(retired_at=None)
    is_priced = wish.price_min >= 0 and (wish.price_max is None or wish.price_max >= wish.price_min)
    is_payable = max(wish.price_min, wish.price_max or 0) <= HIGHEST
    checks = {
        "name": (bool(wish.name.strip()), _("Write the service's name.")),
        "category": (categories.exists(), _("There is no such service category.")),
        "duration": (timedelta() < wish.duration <= LONGEST, _("A service lasts more than nothing, a day at most.")),
        "price": (is_priced, _("The price starts at 0 or more, and ends no lower than it starts.")),
    }
    problems = {field: [sentence] for field, (is_right, sentence) in checks.items() if not is_right}
    if not is_payable:
        problems["price"] = [_("This is more money than can be kept.")]
    if len(wish.name.strip()) > LONGEST_NAME:
        problems["name"] = [_("The name can have 300 characters at most.")]
    if problems:
        raise Invalid(problems)


def give(service: Service, staff_ids: Collection[int], actor: Actor) -> None:
    """Let just these give the service; who gives it already keeps their own price and time, as do those who left."""
    wanted = set(StaffMember.objects.of(actor).filter(pk__in=staff_ids).values_list("pk", flat=True))
    if wanted != set(staff_ids):
        raise Invalid({"staff": [_("There is no such staff member.")]})
    links = ServiceStaff.objects.of(actor).filter(service=service)
    serving = links.filter(staff_member__retired_at=None)
    gone = serving.exclude(staff_member_id__in=wanted)
    known = set(links.values_list("staff_member_id", flat=True))
    touched = {*gone.values_list("staff_member_id", flat=True), *(wanted - known)}
    gone.delete()
    for staff_id in sorted(wanted - known):
        ServiceStaff.objects.create(service=service, staff_member_id=staff_id)
    StaffMember.objects.of(actor).among(touched).update(version=F("version") + 1)
