"""How a file is named to browsers."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

NOT_PLAIN = re.compile(r"[^A-Za-z0-9._-]+")


def disposition_of(name: str) -> str:
    """The header that has a file saved under this name; in plain letters for whoever reads no others (RFC 6266)."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return f"attachment; filename=\"{NOT_PLAIN.sub('-', bare)}\"; filename*=UTF-8''{quote(name, safe='')}"
