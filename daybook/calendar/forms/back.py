"""Where Back and a saved visit return to."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

LONGEST = 4000
GROUND = "/l/"


def safe_back(text: str) -> str:
    """The address if it is a page of this site below /l/, else nothing: nobody is led elsewhere by a link."""
    if len(text) > LONGEST or not text.startswith(GROUND) or not text.isprintable() or "\\" in text:
        return ""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    steps = unquote(parts.path).split("/")
    if parts.scheme or parts.netloc or {".", ".."} & set(steps) or "" in steps[1:-1]:
        return ""
    return text.partition("#")[0]
