"""The last few feeds of this process: when a change is told to twenty open calendars, it is drawn up once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

MOST = 32
"""Of a full day each takes about 200 kB."""
FEEDS: OrderedDict[str, bytes] = OrderedDict()
_lock = Lock()


def recent(tag: str, draw_up: Callable[[], bytes]) -> bytes:
    """The feed with this tag, drawn up where nobody asked for it lately.

    Other rows, rights, limits, languages or questions have another tag: whoever has the same one sees the same.
    """
    with _lock:
        if known := FEEDS.get(tag):
            FEEDS.move_to_end(tag)
            return known
    feed = draw_up()
    with _lock:
        FEEDS[tag] = feed
        while len(FEEDS) > MOST:
            FEEDS.popitem(last=False)
    return feed
