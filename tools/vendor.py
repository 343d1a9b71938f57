"""Fetch the browser libraries that are kept in the tree, or check that they are as they were fetched.

tools/vendor.py           fetch every library again and write its version, licence and checksums
tools/vendor.py --check   compare the kept files with the written checksums
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "daybook" / "static" / "vendor"
KEPT_FOR_TESTS = ROOT / "tests" / "vendor"
SUMS = KEPT / "vendored.json"
LIST = KEPT / "VENDORED.md"
ICON_NAMES = ROOT / "tools" / "icons.txt"


@dataclass(frozen=True)
class Library:
    """One package of the npm registry: which of its files are kept, and what for."""

    package: str
    version: str
    licence: str
    folder: str
    why: str
    files: tuple[str, ...] = ()
    icons: str = ""
    licence_text: str = "LICENSE"
    kept_in: Path = field(default=KEPT)

    @property
    def home(self) -> Path:
        return self.kept_in / self.folder


LIBRARIES = (
    Library("htmx.org", "2.0.11", "0BSD", "htmx", "fragments", ("dist/htmx.min.js",)),
    Library(
        "@tabler/core",
        "1.6.1",
        "MIT",
        "tabler",
        "the look",
        ("dist/css/tabler.min.css",),
        licence_text=str(ROOT / "tools" / "licences" / "tabler-core.txt"),  # the package carries none
    ),
    Library("@tabler/icons", "3.51.0", "MIT", "tabler-icons", "icons, one sprite", icons="icons/outline"),
    Library(
        "tom-select",
        "2.6.2",
        "Apache-2.0",
        "tom-select",
        "multi-choice with search",
        ("dist/js/tom-select.complete.min.js", "dist/css/tom-select.bootstrap5.min.css"),
    ),
    Library(
        "@event-calendar/build",
        "5.10.1",
        "MIT",
        "event-calendar",
        "the calendar's grid",
        ("dist/event-calendar.min.js", "dist/event-calendar.min.css"),
        licence_text=str(ROOT / "tools" / "licences" / "event-calendar.txt"),  # the package carries none
    ),
    Library(
        "axe-core",
        "4.14.1",
        "MPL-2.0",
        "axe-core",
        "accessibility checks in browser tests",
        ("axe.min.js",),
        kept_in=KEPT_FOR_TESTS,
    ),
)


def main() -> int:
    """Fetch or check, and say what is wrong on the error stream."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true", help="only compare files with their checksums")
    if not parser.parse_args().check:
        fetch_all()
    problems = changed_files()
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def changed_files() -> list[str]:
    """Say each kept file that is missing, changed or unknown; nothing when all is well."""
    known = {entry["file"]: entry["sha256"] for entry in json.loads(SUMS.read_text())}
    found = {path.relative_to(ROOT).as_posix(): path for path in _kept_files()}
    problems = [f"{name}: missing" for name in sorted(known.keys() - found.keys())]
    problems += [f"{name}: not in {SUMS.name}" for name in sorted(found.keys() - known.keys())]
    for name in sorted(known.keys() & found.keys()):
        if _sha256(found[name]) != known[name]:
            problems.append(f"{name}: changed since it was fetched")
    return problems


def fetch_all() -> None:
    """Replace every kept library by a fresh copy and write the list and the checksums."""
    for library in LIBRARIES:
        with tempfile.TemporaryDirectory() as folder:
            _keep(library, _unpacked(library, Path(folder)))
    entries = [_entry(library, path) for library in LIBRARIES for path in sorted(library.home.iterdir())]
    SUMS.write_text(json.dumps(entries, indent=2) + "\n")
    LIST.write_text(_as_markdown(entries))


def _unpacked(library: Library, folder: Path) -> Path:
    wanted = f"{library.package}@{library.version}"
    subprocess.run(["npm", "pack", wanted, "--silent"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def _keep(library: Library, package: Path) -> None:
    shutil.rmtree(library.home, ignore_errors=True)
    library.home.mkdir(parents=True)
    shutil.copy(package / library.licence_text, library.home / "LICENSE")
    for name in library.files:
        source = package / name
        (library.home / source.name).write_text(_without_source_map(source.read_text()))
    if library.icons:
        sprite = _sprite(package / library.icons, ICON_NAMES.read_text().split())
        (library.home / "sprite.svg").write_text(sprite)


def _without_source_map(text: str) -> str:
    """The maps are not kept, and a name of a missing file would fail when static files are collected."""
    return re.sub(r"(/\*#|//#) sourceMappingURL=\S+( \*/)?\n?", "", text)


def _sprite(icons: Path, names: list[str]) -> str:
    symbols = "".join(_symbol(icons / f"{name}.svg") for name in sorted(set(names)))
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}</svg>\n'


def _symbol(icon: Path) -> str:
    shapes = re.findall(r"<(?:path|circle|rect|line)\s[^>]*/>", icon.read_text())
    drawn = "".join(shape for shape in shapes if 'stroke="none"' not in shape)
    return (
        f'<symbol id="{icon.stem}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
        f'stroke-linecap="round" stroke-linejoin="round">{drawn}</symbol>\n'
    )


def _entry(library: Library, path: Path) -> dict[str, str]:
    return {
        "name": library.package,
        "version": library.version,
        "licence": library.licence,
        "file": path.relative_to(ROOT).as_posix(),
        "sha256": _sha256(path),
    }


def _as_markdown(entries: list[dict[str, str]]) -> str:
    rows = [f"| {library.package} | {library.version} | {library.licence} | {library.why} |" for library in LIBRARIES]
    files = [f"- `{entry['file']}` {entry['sha256']}" for entry in entries]
    heading = "# Libraries of the browser\n\nWritten by `tools/vendor.py`; the licence lies beside each.\n"
    table = ["| package | version | licence | what for |", "|---|---|---|---|", *rows]
    return "\n".join([heading, *table, "", "## Files and their SHA-256", "", *files, ""])


def _kept_files() -> list[Path]:
    everything = [*KEPT.rglob("*"), *KEPT_FOR_TESTS.rglob("*")]
    return [path for path in everything if path.is_file() and path not in (SUMS, LIST)]


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
