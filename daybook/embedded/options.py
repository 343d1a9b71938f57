"""What the caller may choose about the server."""

import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class ServerOptions:
    """The caller's choices; every default works."""

    shared_buffers_mb: int | None = None  # None: an eighth of the memory, 128 MB to 1 GB
    unsafe_fast: bool = False  # tests only: a power cut may destroy the database
    outside_home: Path = Path("/var/lib/daybook")  # for root, when others cannot enter the data folder

    def to_plain(self) -> dict[str, Any]:
        """The same choices as JSON can carry them."""
        return asdict(self) | {"outside_home": str(self.outside_home)}

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> "ServerOptions":
        """Read back what `to_plain` wrote."""
        known = {field.name: plain[field.name] for field in fields(cls) if field.name in plain}
        return cls(**known | {"outside_home": Path(plain["outside_home"])})


def modest_shared_buffers_mb() -> int:
    """An eighth of the memory this process may use, never under 128 MB nor over 1 GB."""
    return max(128, min(1024, _memory_mb() // 8))


def _memory_mb() -> int:
    installed = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    try:
        allowed = Path("/sys/fs/cgroup/memory.max").read_text().strip()
    except OSError:
        allowed = "max"
    return min(installed, int(allowed) if allowed.isdigit() else installed) // MEGABYTE
