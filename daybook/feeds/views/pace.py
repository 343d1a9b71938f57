"""How often something may be asked."""

from __future__ import annotations

import time

from django.core.cache import cache

WINDOW = 600
"""Seconds over which is counted."""


def count(what: str) -> int:
    """How often it was asked in these minutes, this time included."""
    number = counted(what) + 1
    cache.set(_key(what), number, WINDOW)
    return number


def counted(what: str) -> int:
    """How often it was asked in these minutes before."""
    number: int = cache.get(_key(what), 0)
    return number


def _key(what: str) -> str:
    return f"feeds:{what}:{int(time.time()) // WINDOW}"
