"""The indexes that keep the register fast at ten million bookings; docs/decisions says how the set was chosen.

Two covering orders answer any combination of filters without the heap; partial ones start from the rarer value of
each flag; keys by staff member, user and client make those filters direct. Measured by `make bench`.
"""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db.models import Index, Q

FLAGS = (
    "deleted_at",
    "staff",
    "client",
    "created_by",
    "status",
    "is_online",
    "paid_state",
    "services_count",
    "service_category_ids",
    "category_ids",
)
NEWEST_CREATED = ("location", "-created_at", "-id")
NEWEST_VISIT = ("location", "-starts_at", "-id")


def _index(*fields: str, name: str, include: tuple[str, ...] = (), condition: Q | None = None) -> Index:
    """Django's index, from field names."""
    return Index(fields=list(fields), name=name, include=include or None, condition=condition)


REGISTER_INDEXES = [
    _index(*NEWEST_CREATED, name="booking_newest_created", include=("starts_at", *FLAGS)),
    _index(*NEWEST_VISIT, name="booking_newest_visit", include=("created_at", *FLAGS)),
    _index("location", "staff", "-created_at", "-id", name="booking_of_staff_created"),
    _index("location", "staff", "-starts_at", "-id", name="booking_of_staff_visit"),
    _index("location", "created_by", "-created_at", "-id", name="booking_of_user"),
    _index("client", "location", "-created_at", "-id", name="booking_of_client"),
    _index(
        *NEWEST_CREATED,
        name="booking_without_services",
        include=("starts_at", *FLAGS),
        condition=Q(services_count=0),
    ),
    _index(*NEWEST_CREATED, name="booking_no_show", include=("starts_at", *FLAGS), condition=Q(status=-1)),
    _index(*NEWEST_CREATED, name="booking_confirmed", include=("starts_at", *FLAGS), condition=Q(status=2)),
    _index(
        *NEWEST_CREATED,
        name="booking_deleted",
        include=("starts_at", *FLAGS),
        condition=Q(deleted_at__isnull=False),
    ),
    _index(*NEWEST_CREATED, name="booking_paid_in_part", include=("starts_at", *FLAGS), condition=Q(paid_state=1)),
    # Offline and by nobody of ours is next to nothing: without this the whole location is read to say so.
    _index(
        *NEWEST_CREATED,
        name="booking_offline_by_nobody",
        condition=Q(created_by__isnull=True, is_online=False),
    ),
    GinIndex(fields=["service_category_ids"], name="booking_service_categories", fastupdate=False),
    GinIndex(fields=["service_ids"], name="booking_services", fastupdate=False),
    GinIndex(fields=["category_ids"], name="booking_categories", fastupdate=False),
    _index("upload", name="booking_of_upload", condition=Q(upload__isnull=False)),
]
