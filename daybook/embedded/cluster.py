"""Makes the cluster: PostgreSQL's own directory, with the locale that the search needs."""

import locale
import os
import shutil
from pathlib import Path

from daybook.embedded.binaries import Binaries
from daybook.embedded.conf import include_settings
from daybook.embedded.errors import EmbeddedDatabaseError
from daybook.embedded.privileges import Account

# pg_trgm takes letters from the C library's LC_CTYPE, whatever provider the database uses: with a bare C it finds no
# letters in Cyrillic names, and their search silently falls back to reading the whole table.
CHARACTER_TYPES = ("C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8")
FIRST_WITH_BUILTIN_LOCALES = 17


def major_of(cluster: Path) -> int | None:
    """The PostgreSQL that made the cluster, or None if there is no cluster yet."""
    version = cluster / "PG_VERSION"
    return int(version.read_text().strip()) if version.exists() else None


def make_cluster(cluster: Path, binaries: Binaries, account: Account, *, sync: bool = True) -> None:
    """Make the cluster beside its place and move it in when it is whole, so that a half-made one never stands there."""
    making = cluster.with_name("cluster.making")
    shutil.rmtree(making, ignore_errors=True)  # left over from an interrupted start
    if cluster.exists() and any(cluster.iterdir()):
        message = f"{cluster} is not empty, yet it holds no database. Move what lies there away, then start again."
        raise EmbeddedDatabaseError(message)
    making.mkdir(mode=0o700)
    account.take(making)
    done = account.run(_initdb(making, binaries, sync=sync))
    if done.returncode != 0:
        shutil.rmtree(making, ignore_errors=True)
        raise EmbeddedDatabaseError(_failure(done.stderr.strip() or done.stdout.strip()))
    include_settings(making, account)
    making.rename(cluster)


def _initdb(folder: Path, binaries: Binaries, *, sync: bool) -> list[str]:
    character_type = _character_type()
    if binaries.major >= FIRST_WITH_BUILTIN_LOCALES:
        locales = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-collate=C"]
    else:
        locales = [f"--locale={character_type}"]
    return [
        binaries.program("initdb"),
        f"--pgdata={folder}",
        "--username=postgres",
        "--auth=trust",
        "--encoding=UTF8",
        *locales,
        f"--lc-ctype={character_type}",
        "--lc-messages=C",
        "--no-instructions",
        *([] if sync else ["--no-sync"]),
    ]


def _failure(told: str) -> str:
    if "could not look up effective user ID" in told:
        return (
            f"PostgreSQL must know the name of the user who runs it, and number {os.geteuid()} has none (as in "
            "containers that are given a bare number). Give it one in the user database, or set DATABASE_URL."
        )
    return f"The database could not be made: {told}"


def _character_type() -> str:
    """The first locale of this system that knows the letters of all scripts."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        return next(name for name in CHARACTER_TYPES if _exists(name))
    except StopIteration:
        message = f"This system has none of the locales {', '.join(CHARACTER_TYPES)}: install one of them."
        raise EmbeddedDatabaseError(message) from None
    finally:
        locale.setlocale(locale.LC_CTYPE, before)


def _exists(name: str) -> bool:
    try:
        locale.setlocale(locale.LC_CTYPE, name)
    except locale.Error:
        return False
    return True
