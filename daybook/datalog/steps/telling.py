"""Adding to the log, inside whatever operation does it."""

from __future__ import annotations

from typing import Any

from daybook.datalog.choices import DownloadEventKind
from daybook.datalog.models import Download
from daybook.shared.actor import Actor


def tell(download: Download, kind: DownloadEventKind, actor: Actor, **facts: Any) -> None:
    """Add what happened with the file, by whom, from where."""
    download.events.create(kind=kind, by_user_id=actor.user_id, address=actor.address, facts=facts)
