"""What somebody wants of clients, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from daybook.cards.choices import Side


@dataclass(frozen=True)
class MergeWish:
    """That `gone_id` goes up in `kept_id`, both as they were at these versions; `choice` says whose value stays.

    A field that is not chosen is that of the kept one.
    """

    kept_id: int
    gone_id: int
    kept_version: int
    gone_version: int
    choice: Mapping[str, Side] = field(default_factory=dict)


@dataclass(frozen=True)
class ErasureWish:
    """That a client's personal data be blanked, whose name or number somebody typed to say that they mean it."""

    client_id: int
    typed: str
