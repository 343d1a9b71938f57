"""Refuse files, functions and family trees that have grown too large. `make check` runs it."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.tree import ROOT, own_files

LINES_OF_A_FILE = {".py": 300, ".html": 150, ".js": 150, ".css": 300}
LINES_OF_A_FUNCTION = 40
NESTING = 3
BLOCKS = ast.If | ast.For | ast.While | ast.With | ast.Try | ast.Match
LEVELS_OF_OWN_CLASSES = 2
MIXINS = 1

# What may be larger, and why: "path" for a file, "path::name" for a function or a class.
EXCEPTIONS: dict[str, str] = {
    "tests/browser/test_the_whole_story.py::test_from_sign_in_to_book_again": "one day at the desk, told in one breath",
}


def problems(root: Path, exceptions: dict[str, str] = EXCEPTIONS) -> list[str]:
    """Say of everything too large where it is and how large; and which exception is needed no more."""
    found = dict(_too_large(root))
    unexcused = [f"{place}: {what}" for place, what in found.items() if place not in exceptions]
    outdated = [f"{place}: needs no exception any more" for place in exceptions if place not in found]
    return unexcused + outdated


def _too_large(root: Path) -> Iterator[tuple[str, str]]:
    parents: dict[str, list[str]] = {}
    places: dict[str, str] = {}
    for path in own_files(root, *LINES_OF_A_FILE):
        place, text = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        lines, limit = text.count("\n"), LINES_OF_A_FILE[path.suffix]
        if lines > limit:
            yield place, f"{lines} lines, at most {limit}"
        if path.suffix != ".py":
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield from _too_long(node, place)
            if isinstance(node, ast.ClassDef):
                parents[node.name] = [ast.unparse(base).split("[")[0].split(".")[-1] for base in node.bases]
                places[node.name] = f"{place}::{node.name}"
    yield from _too_deep(parents, places)


def _too_long(node: ast.FunctionDef | ast.AsyncFunctionDef, place: str) -> Iterator[tuple[str, str]]:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if lines > LINES_OF_A_FUNCTION:
        yield f"{place}::{node.name}", f"{lines} lines, at most {LINES_OF_A_FUNCTION}"
    if (deep := _nesting(node)) > NESTING:
        yield f"{place}::{node.name}", f"{deep} blocks inside each other, at most {NESTING}"


def _nesting(node: ast.AST) -> int:
    return max((_nesting(inner) + _goes_deeper(node, inner) for inner in ast.iter_child_nodes(node)), default=0)


def _goes_deeper(node: ast.AST, inner: ast.AST) -> bool:
    is_elif = isinstance(node, ast.If) and isinstance(inner, ast.If) and node.orelse == [inner]
    return isinstance(inner, BLOCKS) and not is_elif


def _too_deep(parents: dict[str, list[str]], places: dict[str, str]) -> Iterator[tuple[str, str]]:
    def levels(name: str, below: frozenset[str]) -> int:
        own = [base for base in parents[name] if base in parents and base not in below | {name}]
        return max((1 + levels(base, below | {name}) for base in own), default=0)

    for name, place in places.items():
        if (deep := levels(name, frozenset())) > LEVELS_OF_OWN_CLASSES:
            yield place, f"{deep} levels of our own classes above it, at most {LEVELS_OF_OWN_CLASSES}"
        if (mixins := sum(base in parents for base in parents[name]) - 1) > MIXINS:
            yield place, f"{mixins} mixins, at most {MIXINS}"


if __name__ == "__main__":
    found = problems(ROOT)
    sys.exit("\n".join(found) or 0)
