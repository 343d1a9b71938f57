"""Matchings of columns that somebody made by hand, remembered for the next file with the same headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from daybook.shared.actor import Actor
from daybook.shared.sheets.columns import heading_key
from daybook.uploads.models import Matching, Upload

NONE_OF_THEM = -1
"""The place of a column of ours that the table has not, although a heading looks like it."""


def fingerprint_of(headings: Sequence[str]) -> str:
    """What tells this heading row from every other, whatever the letter case, with our column of reasons or without."""
    keys = [heading_key(heading) for heading in headings]
    own = keys[:-1] if keys[-1:] and keys[-1] in words_for_reasons() else keys
    return sha256("\0".join(own).encode()).hexdigest()


def words_for_reasons() -> set[str]:
    """How the column of reasons of a file of refused rows is headed, in every language of ours."""
    words = set()
    for language, _name in settings.LANGUAGES:
        with override(language):
            words.add(heading_key(_("Reason")))
    return words


def remembered(section: str, headings: Sequence[str], actor: Actor) -> dict[str, int]:
    """How somebody matched the columns of a file with these headings, last time; nothing where nobody did."""
    kept = Matching.objects.of(actor).filter(section=section, fingerprint=fingerprint_of(headings)).first()
    return _places(kept.places, len(headings)) if kept else {}


def remember(upload: Upload) -> None:
    """Keep how the columns of the checked upload were matched by hand."""
    if upload.by_hand:
        matching = Matching(
            location_id=upload.location_id,
            section=upload.section,
            fingerprint=fingerprint_of(upload.headings),
            places=upload.by_hand,
        )
        Matching.objects.bulk_create(
            [matching],
            update_conflicts=True,
            unique_fields=["location", "section", "fingerprint"],
            update_fields=["places", "changed_at"],
        )


def _places(kept: Mapping[str, object], width: int) -> dict[str, int]:
    return {name: place for name, place in kept.items() if isinstance(place, int) and place < width}
