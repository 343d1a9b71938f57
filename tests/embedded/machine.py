"""What the tests of the embedded database need of the machine: folders, accounts, processes."""

import contextlib
import json
import os
import pwd
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from daybook.embedded import Database, ServerOptions
from daybook.embedded.privileges import Account

ROOT = Path(__file__).parents[2]
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root is turned away by PostgreSQL")


def postmaster_of(database: Database) -> int:
    """The process number of the server."""
    return int((database.places.cluster / "postmaster.pid").read_text().split("\n")[0])


def is_alive(pid: int) -> bool:
    """Whether the process runs; one that waits for its parent to take note of its end does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def comes_true(claim: Callable[[], bool], seconds: float = 15) -> bool:
    """Wait for the claim, and say whether it came true."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if claim():
            return True
        time.sleep(0.02)
    return False


def ask(database: Database | str, question: str) -> Any:
    """The one value that answers an SQL question."""
    url = database if isinstance(database, str) else database.url("superuser")
    with psycopg.connect(url) as connection:
        row = connection.execute(question.encode()).fetchone()
    assert row is not None
    return row[0]


def ordinary_account() -> Account:
    """Somebody who is not root and has no rights."""
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid, "nobody")


def python_of(account: Account) -> str:
    """A Python of our version that the account may start: ours may lie below a closed home folder."""
    ours = f"Python {sys.version_info.major}.{sys.version_info.minor}."
    for candidate in (sys.executable, shutil.which("python3", path=os.defpath)):
        with contextlib.suppress(PermissionError):
            if candidate and account.run([candidate, "--version"]).stdout.startswith(ours):
                return candidate
    pytest.skip("no Python that an ordinary user may start")


@dataclass
class User:
    """Another process that uses the database."""

    process: subprocess.Popen[str]

    @property
    def told(self) -> dict[str, Any]:
        """Its answer, once it has the database or cannot have it."""
        assert self.process.stdout is not None
        return dict(json.loads(self.process.stdout.readline()))

    def leave(self) -> None:
        """Let it end cleanly, and wait for that."""
        self.process.communicate("")

    def kill(self) -> None:
        """Let it end with no time for farewells."""
        self.process.kill()
        self.process.communicate()


def start_user(data_dir: Path, options: ServerOptions, *, account: Account | None = None, **environment: str) -> User:
    """Start another process that uses the database of the data folder."""
    site_packages = Path(psycopg.__file__).parents[1]
    account = account or Account()
    python = python_of(account) if account.uid else sys.executable
    process = subprocess.Popen(
        [python, "-m", "tests.embedded.user_process", str(data_dir), json.dumps(options.to_plain())],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT}:{site_packages}"} | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        user=account.uid,
        group=account.gid,
        extra_groups=account.extra_groups,
    )
    return User(process)
