"""The web process from outside: WSGI answers in threads, and answers that stay open without one.

A calendar that waits for news costs a few kilobytes here, no thread and no connection to the database. All else is
answered as any WSGI server does it, by so many threads.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from io import BytesIO
from types import FrameType
from typing import IO, Any

from daybook.shared.live.held import CAN_HOLD, HELD_BY, Listener
from daybook.shared.live.hub import Hub
from daybook.shared.live.stream import Receive, Send, Wire, follow
from daybook.shared.live.wsgi import Answer, Application, Environ, Pour, ask, environ_of, new_body

LARGEST = 64 * 1024 * 1024
"""Bytes of a request that are gathered on the disk: no form of ours is larger. What claims to be is answered unread."""
SLOW = 60.0
"""Seconds within which a part of an answer must have left; whoever reads slower than that is gone."""


class Gateway:
    """An ASGI application around a WSGI one."""

    def __init__(self, application: Application, hub: Hub, *, threads: int) -> None:
        self._application = application
        self._hub = hub
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="answers")
        self._ends = asyncio.Event()

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(dict(scope), receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        self._heed_signals()
        while (message := await receive())["type"] != "lifespan.shutdown":
            await send({"type": f"{message['type']}.complete"})
        self._ends.set()
        await self._hub.close()
        self._threads.shutdown(wait=False, cancel_futures=True)
        await send({"type": "lifespan.shutdown.complete"})

    def _heed_signals(self) -> None:
        """The server ends only once every answer has: those that are held must hear of it first.

        An event loop reads signals from a pipe; what is set here is called besides.
        """
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            before = signal.getsignal(number)

            def end(number: int, frame: FrameType | None, before: Any = before) -> None:
                loop.call_soon_threadsafe(self._ends.set)
                if callable(before):
                    before(number, frame)

            signal.signal(number, end)
            if hasattr(signal, "siginterrupt"):
                signal.siginterrupt(number, False)

    async def _answer(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        with new_body() as body:
            if (length := await _gathered(receive, body)) is None:
                return
            environ = environ_of(scope, body, length)
            if not self._hub.is_full:
                environ[CAN_HOLD] = True
            answer = await self._ask(environ, _outlet(send))
            if listener := environ.get(HELD_BY):
                await self._hold(answer, listener, environ, Wire(receive, send))
            else:
                await _send_rest(answer, send)

    async def _ask(self, environ: Environ, pour: Pour) -> Answer:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, ask, self._application, environ, pour)

    async def _hold(self, answer: Answer, listener: Listener, environ: Environ, wire: Wire) -> None:
        """Keep the answer open; from time to time the view is asked again whether it still may be."""
        if not await self._hub.ready():
            await _send_rest(Answer(HTTPStatus.SERVICE_UNAVAILABLE, [(b"retry-after", b"60")]), wire.send)
            return

        async def ask_again() -> Listener | None:
            asked = {name: value for name, value in environ.items() if name != HELD_BY} | {"wsgi.input": BytesIO()}
            again = await self._ask(asked, _refuse)
            # While the database is away nobody can be asked, and there is nothing to tell.
            return ear.listener if again.status >= HTTPStatus.INTERNAL_SERVER_ERROR else asked.get(HELD_BY)

        with self._hub.listening(listener) as ear:
            await follow(answer, ear, wire, ends=self._ends, ask_again=ask_again)


async def _gathered(receive: Receive, body: IO[bytes]) -> int | None:
    """The length of the request's body, which is gathered; None where its sender has gone.

    One that is too large is thrown away, and its length told: whoever answers then knows why there is nothing.
    """
    length = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        part = message.get("body", b"")
        length += len(part)
        body.write(part)
        if length > LARGEST:
            body.truncate(0)
        if length > LARGEST or not message.get("more_body"):
            body.seek(0)
            return length


def _outlet(send: Send) -> Pour:
    """Sends what a thread pours out, and lets it wait until that has left."""
    loop = asyncio.get_running_loop()

    async def part(answer: Answer) -> None:
        async with asyncio.timeout(SLOW):
            if not answer.is_poured:
                await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
            await send({"type": "http.response.body", "body": answer.content, "more_body": True})

    return lambda answer: asyncio.run_coroutine_threadsafe(part(answer), loop).result()


def _refuse(_answer: Answer) -> None:
    raise ValueError("an answer that is held is never large")


async def _send_rest(answer: Answer, send: Send) -> None:
    if not answer.is_poured:
        await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
    await send({"type": "http.response.body", "body": answer.content})
