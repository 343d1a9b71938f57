"""Whatever is set off for later has an entry, and an entry takes only what a row of the queue can hold."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.walls.house import Module, modules, on_floors


def test_every_name_given_to_later_has_a_job():
    set_off = {name for module in modules() for name in _first_words(module, "later")}
    entries = {name for module in on_floors(7) for name in _first_words(module, "job")}

    assert set_off - entries == set()


def test_every_entry_takes_keywords_only():
    found = [
        f"{module.at(function)}: {function.name}"
        for module in on_floors(7)
        if module.kind == "jobs"
        for function in module.tree.body
        if isinstance(function, ast.FunctionDef) and not function.name.startswith("_")
        if function.args.args or function.args.posonlyargs
    ]

    assert found == []


def _first_words(module: Module, function: str) -> Iterator[str]:
    """The first argument of each call of `function`, where it is written out."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == function and node.args:
            if isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value)
