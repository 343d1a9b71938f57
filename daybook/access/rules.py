"""What a person may be called."""

from __future__ import annotations

from django.utils.translation import gettext as _

LONGEST_NAME = 150


def problems_of_name(name: str, *, missing: str) -> dict[str, list[str]]:
    """What is wrong with a person's name, at its field; `missing` is said where there is none."""
    if not name.strip():
        return {"name": [missing]}
    if len(name) > LONGEST_NAME:
        return {"name": [_("The name can have 150 characters at most.")]}
    return {}
