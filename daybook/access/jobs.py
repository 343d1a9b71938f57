"""What the room does by the clock."""

from __future__ import annotations

from daybook.access.operations import end_expired_sessions
from daybook.access.rights import clock_actor
from daybook.shared.jobs import job


@job("access.end_expired_sessions", cron="17 3 * * *")
def expire_sessions(*, timestamp: int) -> None:
    """Every night."""
    end_expired_sessions(actor=clock_actor())
