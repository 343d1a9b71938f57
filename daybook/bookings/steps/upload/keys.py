"""What makes a booking the same one whenever a row of it is brought in."""

from __future__ import annotations

from datetime import datetime
from hashlib import blake2b

from daybook.shared.actor import Actor


def row_key(starts_at: datetime, staff_id: int, client_phone: str, *, actor: Actor) -> str:
    """The key of the row: where, when, with whom, for whom."""
    identity = f"{actor.location_id}|{starts_at.isoformat()}|{staff_id}|{client_phone}"
    return blake2b(identity.encode(), digest_size=16).hexdigest()
