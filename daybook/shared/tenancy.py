"""The one place where the rows of a location are told from another's."""

from __future__ import annotations

from collections.abc import Collection
from typing import Self, TypeVar

from django.db import models
from django.db.models.expressions import RawSQL

from daybook.shared.actor import Actor

M = TypeVar("M", bound=models.Model)


class LocationQuerySet(models.QuerySet[M]):
    """Rows that belong to a location. Queries and operations begin with `.of(actor)`; a test holds them to it."""

    def of(self, actor: Actor) -> Self:
        """Only the rows of the location at which the actor acts."""
        return self.filter(location_id=actor.location_id)

    def among(self, ids: Collection[int]) -> Self:
        """Only the rows with these ids: one array, where thousands of parameters would take longer than the query.

        A number that no row can have is of no row, whoever sent it.
        """
        possible = [number for number in ids if number <= models.BigIntegerField.MAX_BIGINT]
        return self.filter(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [possible]))
