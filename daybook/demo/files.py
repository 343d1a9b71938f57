"""Where the demo's files are: beside the package in the source tree, inside it when it was installed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import daybook

PACKAGE = Path(daybook.__file__).resolve().parent
PLACES = (PACKAGE / "demo" / "salon", PACKAGE.parent / "demo")


def folder() -> Path:
    """The folder that holds setup.json and the files of bookings."""
    return next(place for place in PLACES if (place / "setup.json").exists())


def setup() -> dict[str, Any]:
    """The business, its locations, staff and services, as the files tell them."""
    found: dict[str, Any] = json.loads((folder() / "setup.json").read_text(encoding="utf-8"))
    return found
