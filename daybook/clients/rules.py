"""How names are shown, and when something typed says the name of somebody."""

from __future__ import annotations

import unicodedata

from django.utils.translation import gettext as _

from daybook.clients.choices import ERASED


def name_shown(name: str) -> str:
    """The name as a page shows it: that of an erased client is said in the reader's language."""
    return _(ERASED) if name == ERASED else name


def says(typed: str, *, name: str, number: int) -> bool:
    """Whether somebody typed this client's name, in any case and with any blanks, or their number."""
    said = _plain(typed)
    return bool(said) and said in {_plain(name), str(number), f"#{number}"}


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
