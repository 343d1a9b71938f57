"""Filters that several lists have: a part of the name, and whether it is out of use."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from daybook.shared.folding import holding

LONGEST = 300
MOST_WORDS = 10
RETIRED = (("all", lazy("Retired and not retired")), ("no", lazy("Not retired")), ("yes", lazy("Retired")))


def by_name(text: str) -> Q:
    """That `folded_name` of the row holds every word; raises `ValueError` with a sentence for what is no name."""
    if len(text) > LONGEST or len(text.split()) > MOST_WORDS:
        raise ValueError(_("This is too long for a name."))
    return holding("folded_name", text)


def retired_or_not(answer: str) -> Q:
    """That the row is out of use, or that it is not."""
    return Q(retired_at__isnull=answer == "no")
