"""What the frame around every page shows: where one is, where one may go, who one is."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor of `base.html`: nav, locations, location."""
    return {"nav": [], "locations": [], "location": getattr(request, "location", None)}
