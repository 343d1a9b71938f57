"""Every address below `/l/<location id>/`, found by asking Django's resolver: the list grows by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    """A named address of a location: the view that answers it, and the ids it takes besides the location's."""

    name: str
    view: Callable[..., HttpResponse]
    ids: frozenset[str]


@cache
def addresses_of_a_location() -> dict[str, Address]:
    """Each address that takes a location's id, by its full name."""
    return {address.name: address for address in _walk(get_resolver().url_patterns) if address.name}


def _walk(
    patterns: list[Any], namespaces: tuple[str, ...] = (), taken: frozenset[str] = frozenset()
) -> Iterator[Address]:
    for pattern in patterns:
        ids = taken | set(pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            own = (pattern.namespace,) if pattern.namespace else ()
            yield from _walk(pattern.url_patterns, (*namespaces, *own), ids)
        elif isinstance(pattern, URLPattern) and "location_id" in ids:
            name = ":".join((*namespaces, pattern.name or pattern.lookup_str))
            yield Address(name, pattern.callback, ids - {"location_id"})
