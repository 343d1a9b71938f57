"""What a file says about itself, on its second sheet."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.locations.models import Location
from daybook.shared.actor import Actor
from daybook.shared.sheets.writing import TableOut, Told


def about(table: TableOut, words: Sequence[str], *, actor: Actor) -> Told:
    """Title, location, who and when, the filters in words, how many rows, which columns."""
    place = Location.objects.get(pk=actor.location_id)
    now = timezone.now().astimezone(actor.zone)
    return [
        (_("Title"), table.title),
        (_("Location"), f"{place.name} ({place.time_zone}, {place.currency})"),
        (_("Asked by"), actor.name),
        (_("When"), f"{now:%d.%m.%Y %H:%M}"),
        (_("Filters"), "; ".join(words) or _("None: everything that they may see")),
        (_("Rows"), str(table.count)),
        (_("Columns"), ", ".join(str(column.heading) for column in table.columns)),
    ]
