"""Take the screenshots of docs/images: `make images`.

They show the demo salon of a Daybook that is started for them, in a folder that is thrown away afterwards. Each scene
of `tools/scenes.py` is taken on a desktop and on a phone, in light and in dark.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tools.scenes import SCENES, Desk, sign_in
from tools.small_png import with_few_colors
from tools.tree import ROOT

IMAGES = ROOT / "docs" / "images"
CHROMIUM = os.environ.get("DAYBOOK_CHROMIUM", "/usr/bin/chromium")
SCREENS = {"desktop": ViewportSize(width=1440, height=900), "phone": ViewportSize(width=390, height=844)}
MOST_EACH, MOST_ALL = 250_000, 4_000_000
PATIENCE = 60


def main() -> int:
    """Take every picture; say which are too heavy."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="daybook-images-") as folder, a_daybook(Path(folder)) as site:
        take_all(site)
    return weigh()


@contextmanager
def a_daybook(folder: Path) -> Iterator[str]:
    """The address of a Daybook with the demo salon, for as long as the block lasts."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = os.environ | {"DAYBOOK_DATA_DIR": str(folder), "PORT": str(port)}
    env.pop("DATABASE_URL", None)
    for verb in ("migrate", "demo"):
        subprocess.run([sys.executable, "-m", "daybook", verb], env=env, check=True)
    programs = [
        subprocess.Popen([sys.executable, "-m", "daybook", verb], env=env, stderr=subprocess.DEVNULL)
        for verb in ("web", "worker")
    ]
    try:
        site = f"http://127.0.0.1:{port}"
        wait_for(f"{site}/readyz")
        yield site
    finally:
        for program in programs:
            program.terminate()
            program.wait()


def wait_for(address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def take_all(site: str) -> None:
    """Every scene on each screen, in each scheme."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"],
        )
        for turn, (screen, scheme) in enumerate(product(SCREENS, ("light", "dark"))):
            take_scenes(browser, site, f"{screen}-{scheme}", staff=turn + 1)
        browser.close()


def take_scenes(browser: Browser, site: str, look: str, *, staff: int) -> None:
    """Every scene, each on a page of its own."""
    context = browser.new_context(
        base_url=site,
        viewport=SCREENS[look.partition("-")[0]],
        color_scheme="dark" if look.endswith("-dark") else "light",
        locale="en-GB",
        reduced_motion="reduce",
    )
    signed_out = context.new_page()
    signed_out.goto("/")
    take(signed_out, f"sign-in-{look}")
    desk = Desk(sign_in(signed_out), staff)
    for name, scene in SCENES.items():
        page = context.new_page()
        scene(page, desk)
        take(page, f"{name}-{look}")
        page.close(run_before_unload=False)
    context.close()


def take(page: Page, name: str) -> None:
    page.evaluate("document.activeElement?.matches('[data-scrolls]') && document.activeElement.blur()")
    page.wait_for_timeout(250)
    picture = page.screenshot(animations="disabled", caret="hide")
    (IMAGES / f"{name}.png").write_bytes(with_few_colors(picture))
    print(f"docs/images/{name}.png")


def weigh() -> int:
    """1 where a picture, or all of them together, are heavier than a reader should wait for."""
    weights = {path.name: path.stat().st_size for path in sorted(IMAGES.glob("*.png"))}
    heavy = [f"{name}: {weight:,} bytes" for name, weight in weights.items() if weight > MOST_EACH]
    total = sum(weights.values())
    print(*heavy, f"{len(weights)} pictures, {total:,} bytes", sep="\n")
    return 1 if heavy or total > MOST_ALL else 0


if __name__ == "__main__":
    sys.exit(main())
