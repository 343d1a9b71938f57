"""Taking services out of the catalogue: what bookings refer to is never deleted."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.catalogue.models import Service, ServiceCategory
from daybook.catalogue.rights import refusal_to_set_up
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.operations import operation
from daybook.uploads.steps.still import refuse_while_writing


@operation
def retire_service(service_id: int, *, actor: Actor) -> Service:
    """Sell it no more; bookings keep it. Twice is harmless."""
    refuse(refusal_to_set_up(actor))
    refuse_while_writing(actor)
    service = Service.objects.of(actor).select_for_update().filter(pk=service_id).first()
    if service is None:
        raise Invalid({"service": [_("There is no such service.")]})
    if service.retired_at is None:
        service.retired_at = timezone.now()
        service.save(update_fields=["retired_at"])
    return service


@operation
def retire_service_category(category_id: int, *, actor: Actor) -> ServiceCategory:
    """Take an empty shelf out of use; one with services in use is kept, and the person is told."""
    refuse(refusal_to_set_up(actor))
    refuse_while_writing(actor)
    category = ServiceCategory.objects.of(actor).select_for_update().filter(pk=category_id).first()
    if category is None:
        raise Invalid({"category": [_("There is no such service category.")]})
    if Service.objects.of(actor).filter(category=category, retired_at=None).exists():
        raise Invalid({"category": [_("Services of this category are still sold: move or retire them first.")]})
    if category.retired_at is None:
        category.retired_at = timezone.now()
        category.save(update_fields=["retired_at"])
    return category
