"""Out of the catalogue and back into it: what bookings refer to is never deleted."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.catalogue.models import Service, ServiceCategory
from daybook.catalogue.steps.hold import hold_category, hold_service
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid
from daybook.shared.operations import operation
from daybook.shared.versions import InUse, keep, what_refers_to


@operation
def retire_service(service_id: int, *, actor: Actor) -> Service:
    """Sell it no more; bookings keep it. Twice is harmless."""
    service = hold_service(service_id, actor)
    if service.retired_at is None:
        keep(service, retired_at=timezone.now())
    return service


@operation
def return_service(service_id: int, *, actor: Actor) -> Service:
    """Sell it again, on its shelf, which comes back with it. Twice is harmless."""
    service = hold_service(service_id, actor)
    keep(hold_category(service.category_id, actor), retired_at=None)
    keep(service, retired_at=None)
    return service


@operation
def delete_service(service_id: int, *, actor: Actor) -> None:
    """Delete it for good where nothing refers to it; else nothing happens, and the person is told."""
    service = hold_service(service_id, actor)
    if what := what_refers_to(service):
        raise InUse(_("It is in use (%(what)s), so it can only be retired.") % {"what": what})
    service.delete()


@operation
def retire_service_category(category_id: int, *, actor: Actor) -> ServiceCategory:
    """Take an empty shelf out of use; one with services in use is kept, and the person is told."""
    category = hold_category(category_id, actor)
    if Service.objects.of(actor).filter(category=category, retired_at=None).exists():
        raise Invalid({"category": [_("Services of this category are still sold: move or retire them first.")]})
    if category.retired_at is None:
        keep(category, retired_at=timezone.now())
    return category


@operation
def return_service_category(category_id: int, *, actor: Actor) -> ServiceCategory:
    """Take a shelf back into use. Twice is harmless."""
    category = hold_category(category_id, actor)
    keep(category, retired_at=None)
    return category


@operation
def delete_service_category(category_id: int, *, actor: Actor) -> None:
    """Delete it for good where no service was ever in it; else nothing happens, and the person is told."""
    category = hold_category(category_id, actor)
    if what := what_refers_to(category):
        raise InUse(_("It is in use (%(what)s), so it can only be retired.") % {"what": what})
    category.delete()
