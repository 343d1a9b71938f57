"""Staff and services of an example salon, as lines to begin with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from daybook.shared.actor import Actor
from daybook.uploads.choices import UploadSection
from daybook.wizard.sheets.templates import TEMPLATES


def example_staff(actor: Actor) -> list[dict[str, Any]]:
    """The people of the filled example that uploads of staff offer."""
    return [{"name": row["name"], "position": row["position"]} for row in _rows(UploadSection.STAFF, actor)]


def example_services(actor: Actor) -> list[dict[str, Any]]:
    """The services of the filled example that uploads of services offer."""
    return [
        {
            "name": row["name"],
            "category": row["category"],
            "minutes": int(str(row["duration"])) // 60,
            "price": row["price_min"],
        }
        for row in _rows(UploadSection.SERVICES, actor)
    ]


def _rows(section: UploadSection, actor: Actor) -> list[Mapping[str, Any]]:
    return list(TEMPLATES[section](actor).rows)
