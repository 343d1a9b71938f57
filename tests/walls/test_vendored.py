"""The libraries of the browser are those that were fetched, each with its licence."""

from __future__ import annotations

import json

from tools.vendor import ROOT, SUMS, changed_files


def test_no_kept_library_was_changed_by_hand():
    assert changed_files() == []


def test_every_kept_library_lies_beside_its_licence():
    files = [entry["file"] for entry in json.loads(SUMS.read_text())]
    folders = {file.rsplit("/", 1)[0] for file in files}

    assert sorted(folder for folder in folders if not (ROOT / folder / "LICENSE").is_file()) == []


def test_no_kept_library_names_a_map_that_is_not_kept():
    files = [ROOT / entry["file"] for entry in json.loads(SUMS.read_text())]

    assert [file.name for file in files if "sourceMappingURL=" in file.read_text()] == []
