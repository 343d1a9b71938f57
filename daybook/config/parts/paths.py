"""Where Daybook keeps what it must not lose, and the secret it signs with."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from daybook.config import env

PACKAGE = Path(__file__).resolve().parents[2]

DATA_DIR = env.folder("DAYBOOK_DATA_DIR", default="var", meaning="Folder of the database, made files, keys and logs.")
DB_MEMORY_MB = env.whole(
    "DAYBOOK_DB_MEMORY",
    default=0,
    meaning="Megabytes the embedded server keeps pages in. 0: an eighth of the machine's memory, 128 to 1024.",
)
DEBUG = env.truth("DAYBOOK_DEBUG", default=False, meaning="Show errors in the page. Never on a real machine.")


def kept_secret(name: str) -> str:
    """The secret kept in the data folder under `name`; made at the first call, readable by its owner only."""
    path = DATA_DIR / name
    if not path.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        _write_once(path, secrets.token_urlsafe(48))
    return path.read_text().strip()


def _write_once(path: Path, secret: str) -> None:
    """Several processes may start at once on a new machine: only one secret must come of it."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secret)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
