"""What a location has already of what it needs before bookings can be made."""

from __future__ import annotations

from typing import NamedTuple

from daybook.catalogue.models import Service
from daybook.shared.actor import Actor
from daybook.staff.models import StaffMember


class There(NamedTuple):
    """Who serves and what is sold at a location, by name."""

    staff: list[str]
    services: list[str]

    @property
    def is_empty(self) -> bool:
        """Whether there is neither."""
        return not self.staff and not self.services


def what_is_there(actor: Actor) -> There:
    """Names in their order; those that were retired do not count."""
    staff = StaffMember.objects.of(actor).filter(retired_at=None).order_by("place", "pk")
    services = Service.objects.of(actor).filter(retired_at=None).order_by("place", "pk")
    return There(list(staff.values_list("name", flat=True)), list(services.values_list("name", flat=True)))
