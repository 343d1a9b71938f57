"""A service in a row of a file, as it is laid out beside the others."""

from __future__ import annotations

import json

from daybook.catalogue.wishes import ServiceIn
from daybook.shared.actor import Actor
from daybook.shared.sheets.near import folded
from daybook.uploads.steps.staging import digest_of

FACTS = {
    "given_id": "bigint",
    "name": "text",
    "category": "text",
    "duration": "integer",
    "price_min": "numeric",
    "price_max": "numeric",
    "staff_ids": "bigint[]",
}
INDEX = "ALTER TABLE staged ADD COLUMN folded text; UPDATE staged SET folded = daybook_fold(name)"


def row_key(service: ServiceIn, actor: Actor) -> str:
    """What makes it the same service whenever the row is brought in: its name."""
    return digest_of(f"{actor.location_id}\0{folded(service.name)}")


def wish_of(service: ServiceIn) -> str:
    """Everything that a good row becomes, as JSON."""
    wish = {
        "name": service.name,
        "category": service.category,
        "duration": int(service.duration.total_seconds()),
        "price_min": str(service.price_min),
        "price_max": str(service.price_max),
        "staff_ids": service.staff_ids,
    }
    return json.dumps(wish, ensure_ascii=False)
