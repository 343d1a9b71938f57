"""The one place where the rows of a location are told from another's."""

from __future__ import annotations

from typing import Self, TypeVar

from django.db import models

from daybook.shared.actor import Actor

M = TypeVar("M", bound=models.Model)


class LocationQuerySet(models.QuerySet[M]):
    """Rows that belong to a location. Queries and operations begin with `.of(actor)`; a test holds them to it."""

    def of(self, actor: Actor) -> Self:
        """Only the rows of the location at which the actor acts."""
        return self.filter(location_id=actor.location_id)
