"""Drives Debian's Chromium for the tests marked `browser`, and fails those whose pages misbehave.

A module of tests shares one Chromium; each page has a context of its own (cookies, size, scheme). Hands wait until a
page has loaded, its modules too; no story has to. A page may write nothing to the console, break no rule of the content
security policy, ask no other host, leave no request unanswered.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from django.db import connections

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

    from daybook.access.models import User

CHROMIUM = os.environ.get("DAYBOOK_CHROMIUM", "/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
PATIENCE = 10_000
OpensPage = Callable[..., "Page"]
ACTS_OF_HANDS = (
    "check",
    "click",
    "dblclick",
    "fill",
    "focus",
    "press",
    "press_sequentially",
    "select_option",
    "tap",
    "uncheck",
)


class Watch:
    """What pages did wrong, as one sentence each."""

    def __init__(self, site: str) -> None:
        self.hosts: set[str] = set()
        self.faults: list[str] = []
        self.allow(site)

    def allow(self, site: str) -> None:
        """This site, by either of its names, is ours."""
        self.hosts |= {urlsplit(site).netloc, urlsplit(site).netloc.replace("127.0.0.1", "localhost")}

    def over(self, context: BrowserContext, *, refusals: Collection[int]) -> None:
        """Watch every page of the context; answers with the statuses of `refusals` belong to the story."""
        # As Chromium says it, and as htmx does.
        expected = [f"{words} {status} " for status in refusals for words in ("with a status of", "Status Error Code")]

        def heard(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"} and not any(one in message.text for one in expected):
                self.faults.append(f"console: {message.text}")

        context.on("console", heard)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        context.on("request", self._asked)
        context.on("requestfailed", self._failed)

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc not in self.hosts:
            self.faults.append(f"another host: {request.url}")

    def _failed(self, request: Request) -> None:
        # Chromium aborts what a page still waits for when somebody leaves it.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"no answer: {request.url}: {request.failure}")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests of a module."""
    from playwright.sync_api import Locator, sync_playwright  # start-up: heavy, and of use to these tests only

    with pytest.MonkeyPatch.context() as patch:
        # Playwright's loop runs in this thread, and Django takes that for a mistake.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "yes")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET])
            for name in ACTS_OF_HANDS:
                patch.setattr(Locator, name, _once_loaded(getattr(Locator, name)))
            yield browser
            browser.close()
            # While the loop runs, Django keeps a connection of its own for it; nobody else would close it.
            connections.close_all()


def _once_loaded(act: Callable[..., Any], page: Page | None = None) -> Callable[..., Any]:
    """The same, once the modules of the page are there: a link clicked a moment ago may lead to another one."""

    @functools.wraps(act)
    def patient(*args: Any, **more: Any) -> Any:
        (page or args[0].page).wait_for_load_state()
        return act(*args, **more)

    return patient


def _with_patient_keys(page: Page) -> Page:
    for name in ("press", "type"):
        setattr(page.keyboard, name, _once_loaded(getattr(page.keyboard, name), page))
    return page


@pytest.fixture
def a_page(chromium: Browser, live_server: Any) -> Iterator[OpensPage]:
    """Opens pages: `a_page(person)` is signed in, `a_page()` is not; `on=PHONE`, `scripts=False`, `dark=True`.

    `of` is the address of another server than the test's own, such as `tests.shared.live.served` starts one.
    """
    watch = Watch(live_server.url)
    contexts: list[BrowserContext] = []

    def open_page(
        person: User | None = None,
        *,
        on: dict[str, int] = DESKTOP,
        scripts: bool = True,
        dark: bool = False,
        refusals: Collection[int] = (),
        of: str = live_server.url,
    ) -> Page:
        watch.allow(of)
        context = chromium.new_context(
            base_url=of,
            viewport=on,  # type: ignore[arg-type]  # untyped: a dictionary of these two is what it wants
            has_touch=on["width"] == PHONE["width"],
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
            locale="en-US",
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        watch.over(context, refusals=refusals)
        if person:
            context.add_cookies([cookie_of(person, of)])  # type: ignore[list-item]  # untyped: it takes plain dictionaries
        return _with_patient_keys(context.new_page())

    yield open_page
    for context in contexts:
        context.close()
    assert watch.faults == []


def cookie_of(person: User, site: str) -> dict[str, str]:
    """The cookie of a new session of this person: signed in without the sign-in page."""
    from django.test import Client  # start-up: Django is set up only now

    visitor = Client()
    visitor.force_login(person)
    return {"name": "sessionid", "value": visitor.cookies["sessionid"].value, "url": site}
