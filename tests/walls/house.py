"""The rooms and floors of the program, as syntax trees: what the walls tests walk over."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tools.tree import own_files

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "daybook"
NOT_ROOMS = {"cli", "config", "demo", "embedded", "seeding", "shared"}
FLOORS = {
    "choices": 1,
    "wishes": 1,
    "rules": 1,
    "grants": 1,
    "models": 2,
    "rights": 3,
    "queries": 4,
    "steps": 4,
    "operations": 5,
    "filters": 6,
    "columns": 6,
    "forms": 6,
    "sheets": 6,
    "views": 7,
    "api": 7,
    "jobs": 7,
    "middleware": 7,
    "adapter": 7,
    "frame": 7,
    "templatetags": 7,
}


@dataclass(frozen=True)
class Module:
    """One file of a room: which room, which floor (0: none), and its tree."""

    path: Path
    room: str
    kind: str
    tree: ast.Module

    @property
    def floor(self) -> int:
        return FLOORS.get(self.kind, 0)

    def at(self, node: ast.expr | ast.stmt | ast.arg) -> str:
        """Where a finding is, as an editor understands it."""
        return f"{self.path.relative_to(ROOT).as_posix()}:{node.lineno}"


def rooms() -> list[str]:
    """Every room there is: the packages of the program that are neither shared nor plumbing."""
    packages = {path.parent.name for path in PROGRAM.glob("*/__init__.py")}
    return sorted(packages - NOT_ROOMS)


@cache
def modules() -> tuple[Module, ...]:
    """Every file of every room."""
    return tuple(_read(path, room) for room in rooms() for path in own_files(PROGRAM / room, ".py"))


def on_floors(*floors: int) -> Iterator[Module]:
    """The files of these floors in all rooms."""
    return (module for module in modules() if module.floor in floors)


def _read(path: Path, room: str) -> Module:
    kind = path.relative_to(PROGRAM / room).parts[0].removesuffix(".py")
    return Module(path, room, kind, ast.parse(path.read_text(encoding="utf-8")))
