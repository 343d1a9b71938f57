"""Asks axe-core what of a page somebody with a screen reader, a keyboard or weak eyes could not use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"


def findings_on(page: Page) -> list[str]:
    """Each thing axe finds wrong: rule, place, why."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    found: dict[str, Any] = page.evaluate(RUN, RULES)
    return [
        f"{finding['id']} at {node['target'][0]}: {' '.join(node['failureSummary'].split())[:300]}"
        for finding in found["violations"]
        for node in finding["nodes"]
    ]
