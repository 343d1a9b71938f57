"""Those who listen in this process, and the one connection through which the database tells of changes."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import psycopg
from psycopg import sql

from daybook.shared.live.held import Listener, News

CHANNEL = "daybook_calendar"
QUIET = 30.0
"""Seconds of silence after which the database is asked whether it is still there."""
PATIENCE = 5.0
"""Seconds that the first listener waits for the connection."""
AGAIN = (0.2, 0.5, 1.0, 2.0)
"""Seconds between tries to connect; the last one for as long as it takes."""

log = logging.getLogger("daybook.live")


def connection_of(described: dict[str, Any]) -> dict[str, Any]:
    """What psycopg wants to know of the database that Django's settings describe."""
    named = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    options = {name: value for name, value in described["OPTIONS"].items() if name != "pool"}
    given = {name: described[key] for name, key in named.items() if described[key]}
    return options | given | {"application_name": "daybook live", "autocommit": True}


class Ear:
    """One listener with the bell that wakes its stream."""

    def __init__(self, listener: Listener) -> None:
        self.listener = listener
        self.bell = asyncio.Event()

    def hear(self, news: News | None) -> None:
        """Pass the news on; the stream then asks what there is to say."""
        self.listener.hear(news)
        self.bell.set()

    async def replace(self, ask_again: Callable[[], Awaitable[Listener | None]]) -> bool:
        """Whether there may still be a listener; what was heard while that was asked is looked for anew."""
        listener = await ask_again()
        if listener is None:
            return False
        if self.bell.is_set():
            listener.hear(None)
        self.listener = listener
        return True


class Hub:
    """Connects when the first listener comes. All of it lives in the event loop's thread."""

    def __init__(self, database: dict[str, Any], *, most: int) -> None:
        self._database = database
        self._most = most
        self._ears: dict[int, set[Ear]] = defaultdict(set)
        self._count = 0
        self._task: asyncio.Task[None] | None = None
        self._hears = asyncio.Event()

    @property
    def is_full(self) -> bool:
        """Whether as many listen as may."""
        return self._count >= self._most

    async def ready(self) -> bool:
        """Wait until news arrive from now on; False where the database is away for too long."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._listen_for_ever())
        try:
            async with asyncio.timeout(PATIENCE):
                await self._hears.wait()
        except TimeoutError:
            return False
        return True

    @contextlib.contextmanager
    def listening(self, listener: Listener) -> Iterator[Ear]:
        """Hear what concerns this listener for as long as the block lasts."""
        ear, place = Ear(listener), listener.location_id
        self._ears[place].add(ear)
        self._count += 1
        try:
            yield ear
        finally:
            self._count -= 1
            self._ears[place].discard(ear)
            if not self._ears[place]:
                del self._ears[place]

    def tell(self, news: News | None) -> None:
        """Pass news on to all whom they may concern."""
        place = news["location"] if news and news.get("location") else None
        places = [place] if place is not None else list(self._ears)
        for each in places:
            for ear in self._ears.get(each, ()):
                ear.hear(news)

    async def close(self) -> None:
        """Let the connection go."""
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _listen_for_ever(self) -> None:
        tries = 0
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(**self._database) as connection:
                    await connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))
                    tries = 0
                    self._begin_to_hear()
                    await self._hear_from(connection)
            except (psycopg.Error, OSError) as problem:
                log.warning("The database is away, calendars wait for it: %s", problem)
            self._hears.clear()
            await asyncio.sleep(AGAIN[min(tries, len(AGAIN) - 1)])
            tries += 1

    def _begin_to_hear(self) -> None:
        """Whatever happened while nobody heard it has to be looked for."""
        self._hears.set()
        self.tell(None)

    async def _hear_from(self, connection: psycopg.AsyncConnection[Any]) -> None:
        while True:
            async for notice in connection.notifies(timeout=QUIET):
                self.tell(_read(notice.payload))
            await connection.execute("SELECT 1")


def _read(payload: str) -> News | None:
    """Anybody who may use the database may write to the channel: what is no news of ours is taken for a hint."""
    try:
        news = json.loads(payload)
    except ValueError:
        return None
    return news if isinstance(news, dict) and isinstance(news.get("location"), int | None) else None
