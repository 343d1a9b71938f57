"""Settings are read here and nowhere else: typed, from the environment, each with a default that works."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


class BadSetting(Exception):
    """A setting that cannot be understood; the text says which and what would be right."""


@dataclass(frozen=True)
class Setting:
    """One thing an operator can set. `docs/operate/settings.md` must explain each (tested)."""

    name: str
    default: str
    meaning: str


DECLARED: dict[str, Setting] = {}


def text(name: str, *, default: str = "", meaning: str) -> str:
    """The setting as it is written; NAME_FILE may point at a file that holds it (for secrets)."""
    DECLARED[name] = Setting(name, default, meaning)
    if path := os.environ.get(f"{name}_FILE"):
        return _read_secret(name, Path(path))
    return os.environ.get(name, default)


def whole(name: str, *, default: int, meaning: str, least: int = 0) -> int:
    """A whole number not under `least`."""
    return _parsed(name, text(name, default=str(default), meaning=meaning), _at_least(least))


def truth(name: str, *, default: bool, meaning: str) -> bool:
    """yes or no; on/off, true/false and 1/0 are understood too."""
    return _parsed(name, text(name, default="yes" if default else "no", meaning=meaning), _yes_or_no)


def listing(name: str, *, default: str = "", meaning: str) -> list[str]:
    """Several values, separated by commas."""
    return [part.strip() for part in text(name, default=default, meaning=meaning).split(",") if part.strip()]


def folder(name: str, *, default: str, meaning: str) -> Path:
    """A folder, made absolute; it need not exist yet."""
    return Path(text(name, default=default, meaning=meaning)).expanduser().absolute()


def choice(name: str, among: tuple[str, ...], *, default: str, meaning: str) -> str:
    """One of a closed list of words."""

    def read(written: str) -> str:
        if written not in among:
            raise ValueError(f"write one of: {', '.join(among)}")
        return written

    return _parsed(name, text(name, default=default, meaning=meaning), read)


def _parsed(name: str, written: str, read: Callable[[str], T]) -> T:
    try:
        return read(written)
    except ValueError as problem:
        raise BadSetting(f"{name}={written!r} cannot be used: {problem}.") from None


def _at_least(least: int) -> Callable[[str], int]:
    def read(written: str) -> int:
        if not written.strip().lstrip("-").isdigit():
            raise ValueError("write a whole number")
        if int(written) < least:
            raise ValueError(f"write {least} or more")
        return int(written)

    return read


def _yes_or_no(written: str) -> bool:
    word = written.strip().lower()
    if word in {"yes", "on", "true", "1"}:
        return True
    if word in {"no", "off", "false", "0", ""}:
        return False
    raise ValueError("write yes or no")


def _read_secret(name: str, path: Path) -> str:
    try:
        return path.read_text().strip()
    except OSError as problem:
        raise BadSetting(f"{name}_FILE={path} cannot be read: {problem.strerror}.") from None
