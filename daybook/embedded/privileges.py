"""Who runs the server: PostgreSQL refuses root, so root hands it to an account without rights.

Nothing here ever changes the mode or the owner of a folder that this room did not make. What the account cannot
reach (a data folder or a virtual environment below a closed home) is put, or copied, where it can.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from daybook.embedded.binaries import Binaries
from daybook.embedded.errors import EmbeddedDatabaseError

# initdb asks the system for the account's name, so a number without a name will not do.
ACCOUNTS = ("daybook", "postgres", "nobody")
# The server's surroundings must not leak in: PGDATA, PGPORT or a locale would change what it does.
KEPT_VARIABLES = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


@dataclass(frozen=True)
class Account:
    """Under whose number the server's programs run; all None means: as we ourselves."""

    uid: int | None = None
    gid: int | None = None
    name: str = ""

    @property
    def extra_groups(self) -> list[int] | None:
        """No further groups for a foreign account; our own stay as they are."""
        return None if self.uid is None else []

    def take(self, path: Path) -> None:
        """Give a path that this room made to the account."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def write(self, path: Path, text: str) -> None:
        """Replace a file inside the account's own folders, as the account: root would follow a link laid there."""
        command = 'umask 077 && cat > "$1.draft" && mv -f -- "$1.draft" "$1"'
        done = self.run(["/bin/sh", "-c", command, "sh", str(path)], text)
        if done.returncode != 0:
            raise EmbeddedDatabaseError(f"{path} cannot be written: {done.stderr.strip()}")

    def run(self, arguments: Sequence[str], given: str = "") -> subprocess.CompletedProcess[str]:
        """Run a program to its end as the account, with `given` to read, and return what it said."""
        return subprocess.run(
            arguments,
            input=given,
            user=self.uid,
            group=self.gid,
            extra_groups=self.extra_groups,
            cwd="/",
            env=clean_environment(),
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )

    def may_enter(self, folder: Path) -> bool:
        """Whether the account can go into the folder: asked of the kernel, which also knows ACLs and mounts."""
        return self.run(["/bin/sh", "-c", 'cd -- "$1"', "sh", str(folder)]).returncode == 0

    def can_run(self, binaries: Binaries) -> bool:
        """Whether the account can start these programs."""
        try:
            started = [self.run([binaries.program(name), "--version"]) for name in ("postgres", "initdb")]
        except OSError:
            return False
        return all(done.returncode == 0 for done in started)


def clean_environment() -> dict[str, str]:
    """The few variables that PostgreSQL's programs get from us."""
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    return kept | {"LC_ALL": "C"}


def choose_account(cluster: Path) -> Account:
    """Ourselves, unless we are root: then whoever owns the cluster already, or an account without rights."""
    if os.geteuid() != 0:
        return Account()
    if cluster.exists() and (owner := cluster.stat()).st_uid != 0:
        return Account(owner.st_uid, owner.st_gid, f"user {owner.st_uid}")
    for name in ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid, name)
    names = ", ".join(ACCOUNTS)
    message = (
        f"PostgreSQL does not run as root, and this machine has none of the accounts {names} to run it as. "
        "Start Daybook as an ordinary user, make an account named daybook, or set DATABASE_URL."
    )
    raise EmbeddedDatabaseError(message)


def reachable_binaries(binaries: Binaries, account: Account, outside_home: Path) -> Binaries:
    """The same programs where the account can run them: as they are, else a copy made once."""
    if account.uid is None or account.can_run(binaries):
        return binaries
    if not binaries.trees:
        message = f"The account {account.name} cannot run {binaries.bin}. Start Daybook as an ordinary user."
        raise EmbeddedDatabaseError(message)
    copy = outside_home / "programs" / f"postgresql-{binaries.version}-{_fingerprint(binaries)}"
    if not copy.exists():
        _copy_trees(binaries, copy)
    copied = replace(binaries, bin=copy / binaries.bin.relative_to(binaries.root), root=copy)
    if not account.can_run(copied):
        message = (
            f"The account {account.name} can run PostgreSQL neither from {binaries.bin} nor from {copied.bin}. "
            "Start Daybook as an ordinary user, or set DATABASE_URL."
        )
        raise EmbeddedDatabaseError(message)
    return copied


def make_open_folder(folder: Path) -> None:
    """Make a folder, with missing parents, that everybody may enter; existing ones stay as they are."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(exist_ok=True)
        path.chmod(0o755)  # whatever the umask says


def _fingerprint(binaries: Binaries) -> str:
    digest = hashlib.sha256()
    for tree in binaries.trees:
        for path in sorted((binaries.root / tree).rglob("*")):
            if path.is_file():
                digest.update(str(path.relative_to(binaries.root)).encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def _copy_trees(binaries: Binaries, copy: Path) -> None:
    make_open_folder(copy.parent)
    making = Path(tempfile.mkdtemp(prefix="making-", dir=copy.parent))
    for tree in binaries.trees:
        shutil.copytree(binaries.root / tree, making / tree, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (making, *making.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    try:
        making.rename(copy)
    except OSError:  # another start was faster with the very same copy
        shutil.rmtree(making)
