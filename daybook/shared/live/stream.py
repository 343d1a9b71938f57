"""One answer that stays open: news as they come, a sign of life between them, an end when it may not go on."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any, NamedTuple

from daybook.shared.live.held import Listener, event
from daybook.shared.live.hub import Ear
from daybook.shared.live.wsgi import Answer

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
BEAT = 20.0
"""Seconds of silence after which a sign of life is sent: proxies give up on silent answers after a minute."""
SIGN_OF_LIFE = event("beat", "1")
"""An event and no comment: the page learns by it that it is still told of what happens."""
LOOKS_AGAIN = 60.0
"""Seconds after which the rights of whoever listens are looked at again, more or less: not all at once."""
GATHERS = 0.1
"""Seconds for which news are gathered: what one person does comes as several statements."""
SLOW = 20.0
"""Seconds within which an event must have left; whoever does not read them is gone."""


class Wire(NamedTuple):
    """The two ends of a connection as ASGI hands them over."""

    receive: Receive
    send: Send

    async def write(self, text: str) -> None:
        """Send a piece of an answer that goes on; raises `TimeoutError` where nobody takes it."""
        async with asyncio.timeout(SLOW):
            await self.send({"type": "http.response.body", "body": text.encode(), "more_body": True})

    async def until_left(self) -> None:
        """Return when the other side has gone."""
        while (await self.receive())["type"] != "http.disconnect":
            pass


async def follow(
    answer: Answer,
    ear: Ear,
    wire: Wire,
    *,
    ends: asyncio.Event,
    ask_again: Callable[[], Awaitable[Listener | None]],
) -> None:
    """Send the beginning of the answer and then what there is to say, until one side ends it."""
    headers = [(name, value) for name, value in answer.headers if name != b"content-length"]
    over = [asyncio.ensure_future(wire.until_left()), asyncio.ensure_future(ends.wait())]
    try:
        await wire.send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await wire.write(answer.content.decode())
        await _tell(ear, wire, over, ask_again)
        if not over[0].done():
            await wire.send({"type": "http.response.body", "body": b""})
    except TimeoutError:
        pass
    finally:
        for each in over:
            each.cancel()


async def _tell(
    ear: Ear, wire: Wire, over: Sequence[asyncio.Future[Any]], ask_again: Callable[[], Awaitable[Listener | None]]
) -> None:
    loop = asyncio.get_running_loop()
    look_at = loop.time() + _some_time()
    while True:
        rings = asyncio.ensure_future(ear.bell.wait())
        await asyncio.wait({rings, *over}, timeout=BEAT, return_when=asyncio.FIRST_COMPLETED)
        rings.cancel()
        if any(each.done() for each in over):
            return
        if loop.time() >= look_at:
            look_at = loop.time() + _some_time()
            if not await ear.replace(ask_again):
                return
        if words := await _words(ear):
            await wire.write(words)


async def _words(ear: Ear) -> str:
    """What there is to say; where nothing was heard, only that we are there."""
    if not ear.bell.is_set():
        return SIGN_OF_LIFE
    await asyncio.sleep(GATHERS)
    ear.bell.clear()
    return ear.listener.say()


def _some_time() -> float:
    return secrets.SystemRandom().uniform(0.8, 1.2) * LOOKS_AGAIN
