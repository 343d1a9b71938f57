"""Names as they are compared and sorted: small letters, ё as е, no accents. The functions live in the database."""

from __future__ import annotations

from django.db import models
from django.db.models import Func, Q, Value


class Folded(Func):
    """A text as names are compared."""

    function = "daybook_fold"
    output_field = models.TextField()


def holding(field: str, text: str) -> Q:
    """That a folded field holds every word of `text`, whole or in part, in any order and case."""
    return Q(*(Q(**{f"{field}__contains": Folded(Value(word))}) for word in text.split()))
