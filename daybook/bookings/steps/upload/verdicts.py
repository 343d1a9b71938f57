"""What the rows of a file are beside each other and beside what there is, each question asked of all rows at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection

from daybook.bookings.steps.upload.comparisons import COMPARISONS, Comparison
from daybook.locations.models import Location
from daybook.shared.actor import Actor

TELL = """
    UPDATE staged SET
      verdict = coalesce(nullif(%(verdict)s, ''), staged.verdict),
      made_id = coalesce(found.made_id, staged.made_id),
      wish = CASE WHEN %(may_overlap)s THEN staged.wish || '{"may_overlap": true}' ELSE staged.wish END,
      problems = CASE WHEN %(verdict)s = 'there' THEN '[]' ELSE staged.problems END || jsonb_build_object(
        'heading', '', 'value', '', 'sentence', format(%(sentence)s, VARIADIC found.words), 'code', %(code)s,
        'suggestions', '[]'::jsonb, 'is_warning', %(verdict)s <> 'refused', 'typed', '')
    FROM ({finding}) AS found WHERE staged.number = found.number
"""


def judge(actor: Actor) -> None:
    """Give each staged row its verdict, and tell it all that the comparisons bring to light."""
    tell(COMPARISONS, Location.objects.get(pk=actor.location_id))


def tell(comparisons: Iterable[Comparison], place: Location) -> None:
    """Ask the questions in their order, and note on the staged rows what they find."""
    with connection.cursor() as cursor:
        for comparison in comparisons:
            values: dict[str, Any] = {
                "verdict": comparison.verdict,
                "may_overlap": comparison.may_overlap,
                "sentence": str(comparison.sentence),
                "code": comparison.code,
                "location": place.pk,
                "zone": place.time_zone,
            }
            cursor.execute(TELL.replace("{finding}", comparison.finding), values)
