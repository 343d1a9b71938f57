"""Refuse files that name a package registry's host or a folder of somebody's own machine.

Where packages come from is a matter of each installation, and a path of one machine is wrong on all others.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tools.tree import ROOT, own_files

TEXTS = (
    *(".py", ".html", ".js", ".css", ".md", ".toml", ".txt", ".in", ".ini", ".cfg", ".yml", ".yaml"),
    *(".json", ".sql", ".sh", ".po", ".csv", ".service", ""),
)
# In two parts, so that this file does not name them either.
REGISTRIES = {
    "org": ("pypi", "npmjs", "pythonhosted", "debian", "rubygems", "golang"),
    "com": ("npmjs", "yarnpkg"),
    "net": ("jsdelivr",),
    "io": ("crates",),
}
HOSTS = re.compile(
    "|".join(rf"\b({'|'.join(names)})\.{end}\b" for end, names in REGISTRIES.items())
    + r"|(index|find)-(url|links)[ =]\S+://",
    re.IGNORECASE,
)
OWN_FOLDERS = re.compile(r"(?<![\w.:/-])/(work|root|home|Users)/\w+|(?<![\w.:/-])/tmp/[\w.]+/")
NOT_READ = {"LICENSE", ".git"}
"""The second is a file where git keeps a second tree of the same work, and names the first."""


def problems(root: Path) -> list[str]:
    """Say of every such line where it is and what it names."""
    return [
        f"{path.relative_to(root).as_posix()}:{number}: names {found[0]}"
        for path in own_files(root, *TEXTS)
        if path.name not in NOT_READ
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if (found := HOSTS.search(line) or OWN_FOLDERS.search(line))
    ]


if __name__ == "__main__":
    found = problems(ROOT)
    sys.exit("\n".join(found) or 0)
