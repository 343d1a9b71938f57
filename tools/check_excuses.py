"""Refuse what silences a check or hides an import, unless its line ends in `# <reason>: <words>`.

Looked for: imports inside functions, `noqa`, `type: ignore`, `pragma`, `nosec`, catch-all `except`,
`djlint:off`. `make check` runs it.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.tree import ROOT, own_files

REASONS = {
    "cycle": "the other module needs this one first, and moving the line would split what belongs together",
    "start-up": "something is not there yet, or too heavy for most runs, when the module is read",
    "untyped": "the library ships no types, or wrong ones",
    "marks": "an attribute put on a function or a class, for somebody who looks for it",
    "signature": "a framework dictates the shape or the name",
    "naming": "the name the rule wants would say less",
    "own-sql": "the statement is put together from constants of ours only; values are parameters",
    "own-input": "dangerous with hostile input; this input is our own",
    "not-secret": "looks like a secret, or like weak chance, and is neither",
    "border": "the last line of defence of a process, a request or a job: everything is logged and told",
    "assembling": "settings and addresses are put together from parts under the names that Django wants",
}
SILENCER = re.compile(r"#\s*((?i:noqa)|type:\s*ignore|pragma:|nosec|mypy:|ruff:|pyright:)|djlint:\s*off")
UNCODED = re.compile(r"#\s*(noqa(?!:)|type:\s*ignore(?!\[)|nosec(?! B))")
EXCUSE = re.compile(rf"[# ]({'|'.join(REASONS)}): \S")


def problems(root: Path) -> list[str]:
    """Say of every unexcused line where it is and what it lacks."""
    paths = [path for path in own_files(root, ".py", ".html") if path.name != "check_excuses.py"]
    return [
        f"{path.relative_to(root).as_posix()}:{number}: {what}"
        for path in paths
        for number, what in _unexcused(path.read_text(encoding="utf-8"), is_program=path.suffix == ".py")
    ]


def _unexcused(text: str, *, is_program: bool) -> Iterator[tuple[int, str]]:
    hidden = set(_hiding_lines(ast.parse(text))) if is_program else set()
    for number, line in enumerate(text.splitlines(), start=1):
        if UNCODED.search(line):
            yield number, "names no code of what it silences"
        if (number in hidden or SILENCER.search(line)) and not EXCUSE.search(line):
            yield number, "ends in no `# <reason>: <words>`; the reasons stand in tools/check_excuses.py"


def _hiding_lines(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from (n.lineno for n in ast.walk(node) if isinstance(n, ast.Import | ast.ImportFrom))
        if isinstance(node, ast.ExceptHandler) and _catches_all(node.type):
            yield node.lineno


def _catches_all(caught: ast.expr | None) -> bool:
    return caught is None or ast.unparse(caught) in {"Exception", "BaseException"}


if __name__ == "__main__":
    found = problems(ROOT)
    sys.exit("\n".join(found) or 0)
