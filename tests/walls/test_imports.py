"""Imports go down the floors and one way between rooms, and never into another room's web code."""

from __future__ import annotations

import ast
import configparser
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.walls.house import PROGRAM, ROOT, Module, modules, rooms
from tools.tree import own_files

OPEN_TO_OTHERS = {"choices", "wishes", "rules", "models", "rights", "queries", "operations", "sheets"}
LENDS_ITS_STEPS = {"uploads": "what all sections of which files are brought in do alike, inside their transactions"}
TEMPLATE_NAMES = re.compile(r"{%\s*(?:include|extends)\s+[\"']([^\"']+)[\"']")


def test_the_import_contracts_hold():
    lint = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )

    assert lint.returncode == 0, lint.stdout


def test_every_room_is_in_the_contracts():
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter")

    floors = contracts["importlinter:contract:floors"]["containers"].split()
    order = re.findall(r"daybook\.(\w+)", contracts["importlinter:contract:rooms"]["layers"])

    assert sorted(floors) == [f"daybook.{room}" for room in rooms()]
    assert set(rooms()) <= set(order)


def test_a_room_uses_only_what_another_room_offers():
    found = [f"{module.at(node)}: {name}" for module in modules() for node, name in _imports_of_web_code(module)]

    assert found == []


def test_a_template_uses_only_its_own_rooms_fragments_and_the_shared_ones():
    found = [
        f"{room}: {path.name} uses {name}"
        for room in rooms()
        for path in own_files(PROGRAM / room, ".html")
        for name in TEMPLATE_NAMES.findall(path.read_text(encoding="utf-8"))
        if name.split("/")[0] in set(rooms()) - {room}
    ]

    assert found == []


def _imports_of_web_code(module: Module) -> Iterator[tuple[ast.stmt, str]]:
    """Each import from another room that reaches something else than the floors open to others."""
    for node in ast.walk(module.tree):
        for name in _imported(node):
            _, room, *rest = name.split(".")
            if room in set(rooms()) - {module.room} and not _is_open(room, rest):
                assert isinstance(node, ast.stmt)
                yield node, name


def _is_open(room: str, rest: list[str]) -> bool:
    return bool(rest) and (rest[0] in OPEN_TO_OTHERS or (rest[0] == "steps" and room in LENDS_ITS_STEPS))


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("daybook."):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module == "daybook":
        return [f"daybook.{alias.name}" for alias in node.names]
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names if alias.name.startswith("daybook.")]
    return []
