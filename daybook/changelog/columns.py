"""What the change log says of itself."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext_lazy

from daybook.shared.listing.words import ListWords

WORDS = ListWords(
    found=lazy("Changes found"),
    table=lazy("Table of changes"),
    counted=ngettext_lazy("%(number)s entry", "%(number)s entries", "count"),
    more_than=lazy("more than %(number)s entries"),
    no_match=lazy("No change matches this"),
    no_match_of_all=lazy("No change matches all of this"),
    no_more=lazy("There are no more changes"),
    none_yet=lazy("Nothing has been changed yet"),
    none_yet_note=lazy("Whatever is made, changed or deleted at this location will be listed here."),
)
