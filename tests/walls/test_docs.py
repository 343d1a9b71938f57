"""The docs say what the code has: every setting, right, verb and recipe."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from daybook.access.choices import Limit, Right
from daybook.cli.verbs import VERBS
from daybook.config import env
from tests.walls.house import PROGRAM, ROOT
from tools.tree import own_files

DOCS = ROOT / "docs"
SETTING = re.compile(r"DAYBOOK_[A-Z0-9_]+|PORT|DATABASE(_OWNER)?_URL")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")


def rows_of(page: Path) -> dict[str, list[str]]:
    """The tables of a page: first cell, without its code marks → the other cells."""
    rows = [line.strip("| ").split(" | ") for line in page.read_text().splitlines() if line.startswith("| `")]
    return {cells[0].strip("` "): [cell.strip() for cell in cells[1:]] for cells in rows}


def test_every_setting_is_explained_with_its_default():
    explained = rows_of(DOCS / "operate" / "settings.md")

    wrong = [
        f"{name}: the page says {explained.get(name, ['nothing'])[0]}, the code {setting.default!r}"
        for name, setting in env.DECLARED.items()
        if explained.get(name, [""])[0].strip("`") != (setting.default or "empty")
    ]

    assert wrong == []


def test_every_variable_the_program_reads_is_explained_and_no_other():
    explained = set(rows_of(DOCS / "operate" / "settings.md"))

    assert explained == _variables_in_the_program()


def test_every_right_is_explained():
    assert set(rows_of(DOCS / "rights.md")) == {*Right, *Limit}


def test_every_verb_of_the_command_line_is_explained():
    sections = re.findall(r"^## `(\w+)`$", (DOCS / "operate" / "command-line.md").read_text(), re.MULTILINE)

    assert sorted(sections) == sorted(verb.name for verb in VERBS)


def test_links_between_pages_lead_somewhere():
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in own_files(ROOT, ".md")
        for target in LINK.findall(page.read_text())
        if not (page.parent / target).exists()
    ]

    assert broken == []


def _variables_in_the_program() -> set[str]:
    texts = (
        node.value
        for path in own_files(PROGRAM, ".py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {text for text in texts if SETTING.fullmatch(text)}
