"""What a request brings is gathered before it is answered, up to a bound: nobody fills the disk by sending."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

from daybook.shared.live import gateway
from daybook.shared.live.wsgi import new_body
from daybook.shared.sheets.limits import Limits

MEGABYTE = b"x" * 1024 * 1024


def gathered(messages: Iterator[dict[str, Any]]) -> tuple[int | None, int]:
    """The length that is told, and how much there is to read."""

    async def receive() -> dict[str, Any]:
        return next(messages)

    with new_body() as body:
        return asyncio.run(gateway._gathered(receive, body)), len(body.read())


def parts(number: int, part: bytes = MEGABYTE) -> Iterator[dict[str, Any]]:
    for left in reversed(range(number)):
        yield {"type": "http.request", "body": part, "more_body": left > 0}


def test_a_form_is_gathered_whole():
    assert gathered(parts(3, b"four")) == (12, 12)


def test_the_largest_file_that_may_be_brought_in_fits():
    assert Limits().file_bytes < gateway.LARGEST
    assert gathered(parts(gateway.LARGEST // len(MEGABYTE))) == (gateway.LARGEST, gateway.LARGEST)


def test_what_never_ends_is_thrown_away_and_its_length_told():
    endless = ({"type": "http.request", "body": MEGABYTE, "more_body": True} for _ in iter(int, 1))

    assert gathered(endless) == (gateway.LARGEST + len(MEGABYTE), 0)


def test_whoever_leaves_is_answered_nothing():
    assert gathered(iter([{"type": "http.disconnect"}])) == (None, 0)
