"""The house's own checks pass, and each of them sees what it is there to see."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.walls.house import ROOT
from tools import check_excuses, check_places, check_sizes


def test_nothing_is_too_large():
    assert check_sizes.problems(ROOT) == []


def test_every_silenced_check_has_its_excuse():
    assert check_excuses.problems(ROOT) == []


def test_no_file_names_a_registry_or_somebodys_own_folder():
    assert check_places.problems(ROOT) == []


def test_a_long_file_a_long_function_and_a_deep_family_are_seen(tmp_path: Path):
    (tmp_path / "long.py").write_text("x = 1\n" * 301)
    (tmp_path / "function.py").write_text("def f():\n" + "    x = 1\n" * 40)
    (tmp_path / "family.py").write_text("class A: ...\nclass B(A): ...\nclass C(B): ...\nclass D(C): ...\n")
    (tmp_path / "mixed.py").write_text("class N: ...\nclass O: ...\nclass P: ...\nclass Q(N, O, P): ...\n")
    (tmp_path / "nested.py").write_text("def f():\n if a:\n  for b in c:\n   with d:\n    if e: pass\n")
    (tmp_path / "chain.py").write_text("def f():\n if a: pass\n" + " elif b: pass\n" * 5)
    (tmp_path / "page.html").write_text("<p>\n" * 151)

    found = check_sizes.problems(tmp_path, {})

    assert sorted(line.split(":")[0] for line in found) == [
        "family.py",
        "function.py",
        "long.py",
        "mixed.py",
        "nested.py",
        "page.html",
    ]


def test_an_exception_that_is_needed_no_more_is_seen(tmp_path: Path):
    (tmp_path / "short.py").write_text("x = 1\n")

    assert check_sizes.problems(tmp_path, {"short.py": "it was long"}) == ["short.py: needs no exception any more"]


@pytest.mark.parametrize(
    "line",
    [
        "import os  # no" + "qa: F401",
        "import os  # no" + "qa",
        "x: int = ''  # type: " + "ignore[assignment]",
        "x: int = ''  # type: " + "ignore  # untyped: a word",
        "def f():\n    import os",
        "try:\n    x = 1\nexcept Exception:\n    x = 2",
        "try:\n    x = 1\nexcept:\n    x = 2",
    ],
)
def test_a_silenced_check_without_excuse_is_seen(tmp_path: Path, line: str):
    (tmp_path / "silent.py").write_text(line)

    assert len(check_excuses.problems(tmp_path)) >= 1


@pytest.mark.parametrize(
    "line",
    [
        "import os  # no" + "qa: F401  # assembling: Django wants it",
        "def f():\n    import os  # start-up: half a second that most runs do not need",
        "try:\n    x = 1\nexcept Exception:  # border: logged with its trace\n    x = 2",
    ],
)
def test_an_excuse_from_the_list_is_enough(tmp_path: Path, line: str):
    (tmp_path / "excused.py").write_text(line)

    assert check_excuses.problems(tmp_path) == []


@pytest.mark.parametrize("line", ["see https://py" + "pi.org/simple", "cd /ho" + "me/anna/daybook", "ls /ro" + "ot/x"])
def test_a_place_that_is_not_everybodys_is_seen(tmp_path: Path, line: str):
    (tmp_path / "notes.md").write_text(line)

    assert len(check_places.problems(tmp_path)) == 1
