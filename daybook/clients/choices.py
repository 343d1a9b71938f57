"""What stands in the place of a person who was erased; and the colours of their labels."""

from __future__ import annotations

from django.utils.translation import gettext_noop

ERASED = gettext_noop("Erased client")
"""What the database writes in the place of the name; pages say it in the reader's language (`rules.name_shown`)."""
COLORS = ("#4299e1", "#2fb344", "#f59f00", "#d63939", "#d6336c", "#ae3ec9", "#0ca678", "#626976")
"""What a new label is offered, in this order."""
