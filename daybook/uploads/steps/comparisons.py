"""The questions by which rows of a file are told apart: new, there already, or in somebody's way.

Each `finding` selects rows of the table `staged`: their number, the thing that is there already (`made_id`), and the
words that the sentence wants in the places %1$s and %2$s. So a hundred thousand rows are told in one statement.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.functional import Promise

from daybook.locations.models import Location
from daybook.shared.actor import Actor
from daybook.uploads.models import Upload

TELL = """
    UPDATE staged SET
      verdict = coalesce(nullif(%(verdict)s, ''), staged.verdict),
      made_id = coalesce(found.made_id, staged.made_id),
      wish = CASE WHEN %(adds)s = '' THEN staged.wish ELSE staged.wish || nullif(%(adds)s, '')::jsonb END,
      problems = CASE WHEN %(verdict)s = 'there' THEN '[]' ELSE staged.problems END || jsonb_build_object(
        'heading', %(heading)s, 'value', '', 'sentence', format(%(sentence)s, VARIADIC found.words), 'code', %(code)s,
        'suggestions', '[]'::jsonb, 'is_warning', %(verdict)s <> 'refused', 'typed', '')
    FROM ({finding}) AS found WHERE staged.number = found.number
"""


@dataclass(frozen=True)
class Comparison:
    """One question; the rows that it finds get the verdict (empty: they keep theirs) and the sentence.

    `column` names the one of ours that the sentence is about; `adds` is JSON that goes into the wish of the row.
    The finding may ask for %(location)s, %(zone)s, %(user)s and %(upload)s.
    """

    code: str
    sentence: str | Promise
    finding: str
    verdict: str = ""
    column: str = ""
    adds: str = ""


def tell(comparisons: Iterable[Comparison], upload: Upload, actor: Actor) -> None:
    """Ask the questions in their order, and note on the staged rows what they find."""
    asked = asked_of(upload, actor)
    with connection.cursor() as cursor:
        for comparison in comparisons:
            values: dict[str, Any] = {
                **asked,
                "verdict": comparison.verdict,
                "adds": comparison.adds,
                "heading": upload.heading_of(comparison.column),
                "sentence": str(comparison.sentence),
                "code": comparison.code,
            }
            cursor.execute(TELL.replace("{finding}", comparison.finding), values)


def asked_of(upload: Upload, actor: Actor) -> dict[str, Any]:
    """What every statement about staged rows may ask for by name: location, zone, user, upload."""
    place = Location.objects.get(pk=actor.location_id)
    return {"location": place.pk, "zone": place.time_zone, "user": actor.user_id, "upload": upload.pk}
