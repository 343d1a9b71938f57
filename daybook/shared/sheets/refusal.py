"""The reading child's no: a code and facts; the parent has the words (errors.py)."""

from __future__ import annotations

CODES = (
    "empty_file",
    "too_large",
    "unknown_kind",
    "wrong_extension",
    "encrypted",
    "broken",
    "too_packed",
    "too_wide",
    "too_many_rows",
    "forbidden_xml",
    "not_text",
    "cell_too_long",
    "no_sheet",
    "no_rows",
    "too_heavy",
)


class UnreadableError(Exception):
    """This file is not read on; `code` is one of `CODES`."""

    def __init__(self, code: str, **facts: str | int) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code)
