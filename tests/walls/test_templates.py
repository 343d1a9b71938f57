"""What a template never holds: what the content security policy forbids, and names of things that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from django.contrib.staticfiles import finders

from daybook.access.choices import SECTIONS
from tests.walls.house import PROGRAM

SPRITE = PROGRAM / "static" / "vendor" / "tabler-icons" / "sprite.svg"
FORBIDDEN = {
    "a style attribute": re.compile(r"<[^>]*\sstyle="),
    "a style element": re.compile(r"<style\b"),
    "an inline script": re.compile(r"<script(?![^>]*(\bsrc=|application/json))"),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+="),
    "an htmx handler": re.compile(r"hx-on[:-]"),
    "another host": re.compile(r"(?:src|href)=[\"'](?:https?:)?//"),
}
STATIC_NAME = re.compile(r"{% static [\"']([^\"']+)[\"']")
ICON = re.compile(r"{{ icons }}#([a-z0-9-]+)[\"'{]")


def templates() -> Iterator[tuple[Path, str]]:
    for path in sorted(PROGRAM.rglob("templates/**/*.html")):
        yield path.relative_to(PROGRAM), path.read_text()


def test_no_template_holds_what_the_policy_forbids():
    found = [
        f"{path}: {name}" for path, text in templates() for name, pattern in FORBIDDEN.items() if pattern.search(text)
    ]

    assert found == []


def test_every_static_file_a_template_names_is_there():
    missing = [
        f"{path}: {name}" for path, text in templates() for name in STATIC_NAME.findall(text) if not finders.find(name)
    ]

    assert missing == []


def test_every_icon_a_page_names_is_drawn():
    drawn = set(re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text()))
    named = {(str(path), icon) for path, text in templates() for icon in ICON.findall(text)}
    named |= {("access/choices.py", section.icon) for section in SECTIONS}

    assert sorted(f"{path}: {icon}" for path, icon in named if icon not in drawn) == []


def test_a_template_opens_with_its_context():
    silent = [
        str(path) for path, text in templates() if "elements" not in path.parts and not text.startswith("{# Context:")
    ]

    assert silent == []
