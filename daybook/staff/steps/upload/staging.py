"""A staff member in a row of a file, as it is laid out beside the others."""

from __future__ import annotations

import json
from dataclasses import asdict

from daybook.shared.actor import Actor
from daybook.shared.sheets.near import folded
from daybook.staff.wishes import StaffMemberIn
from daybook.uploads.steps.staging import digest_of

FACTS = {"given_id": "bigint", "name": "text", "position": "text"}
INDEX = "ALTER TABLE staged ADD COLUMN folded text; UPDATE staged SET folded = daybook_fold(name)"


def row_key(member: StaffMemberIn, actor: Actor) -> str:
    """What makes them the same staff member whenever the row is brought in: their name."""
    return digest_of(f"{actor.location_id}\0{folded(member.name)}")


def wish_of(member: StaffMemberIn) -> str:
    """Everything that a good row becomes, as JSON."""
    return json.dumps(asdict(member), ensure_ascii=False)
