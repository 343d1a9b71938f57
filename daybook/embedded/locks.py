"""File locks that the kernel drops when a process ends, however it ends: no lists of pids to go stale."""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from daybook.embedded.errors import EmbeddedDatabaseError


class FileLock:
    """A lock on one file, alone or in share with others; not inherited by programs that are started."""

    def __init__(self, path: Path) -> None:
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except PermissionError as error:
            message = f"{path} belongs to another user: run Daybook as the user who made its data folder."
            raise EmbeddedDatabaseError(message) from error

    def take_alone(self) -> bool:
        """Try to hold the file alone."""
        return self._take(fcntl.LOCK_EX)

    def take_shared(self) -> bool:
        """Try to hold the file together with others."""
        return self._take(fcntl.LOCK_SH)

    @property
    def is_released(self) -> bool:
        """Whether `release` was called."""
        return self._descriptor < 0

    def release(self) -> None:
        """Let go; calling it twice does no harm.

        The file is closed, not unlocked: unlocking in a forked child would take the lock from its parent too.
        """
        if not self.is_released:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _take(self, how: int) -> bool:
        try:
            fcntl.flock(self._descriptor, how | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
