"""Asks axe-core what of a page somebody with a screen reader, a keyboard or weak eyes could not use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
OF_COLORS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
STILL = """Promise.allSettled(document.getAnimations()
    .filter(moving => Number.isFinite(moving.effect.getComputedTiming().endTime)).map(moving => moving.finished))"""
RUN = "asked => axe.run(document, {runOnly: asked, resultTypes: ['violations']})"


def findings_on(page: Page) -> list[str]:
    """Each thing axe finds wrong in light, and what of the colours it finds wrong in dark: rule, place, why."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    in_light = _findings(page, RULES)
    page.emulate_media(color_scheme="dark")
    in_dark = _findings(page, OF_COLORS)
    page.emulate_media(color_scheme="light")
    return in_light + [f"in the dark: {finding}" for finding in in_dark]


def _findings(page: Page, asked: dict[str, Any]) -> list[str]:
    expect(page.locator(".htmx-request")).to_have_count(0)
    page.evaluate(STILL)  # a colour on its way from one to another is nobody's choice
    found: dict[str, Any] = page.evaluate(RUN, asked)
    return [
        f"{finding['id']} at {node['target'][0]}: {' '.join(node['failureSummary'].split())[:300]}"
        for finding in found["violations"]
        for node in finding["nodes"]
    ]
