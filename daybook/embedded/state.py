"""What the keeper tells everybody who waits for the database."""

import json
import os
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

Phase = Literal["starting", "making", "recovering", "ready", "stopping", "stopped", "failed"]

# How a keeper that is called leaves the foreground.
TOOK_OVER = 0
ANOTHER_KEEPS = 3


@dataclass(frozen=True)
class State:
    """The keeper's last word: `message` says why when it failed, `socket_dir` where to connect when it is ready."""

    phase: Phase
    message: str = ""
    socket_dir: str = ""
    keeper: int = field(default_factory=os.getpid)
    told_at: float = field(default_factory=time.time)


def tell(path: Path, state: State) -> None:
    """Replace the last word at once, so that nobody reads half of it."""
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(asdict(state)))
    draft.replace(path)


def last_told(path: Path) -> State | None:
    """The keeper's last word, or None if there never was one or it cannot be read."""
    try:
        return State(**json.loads(path.read_text()))
    except (FileNotFoundError, ValueError, TypeError):
        return None
