"""What lets somebody set up a Daybook in which there is nobody yet."""

from __future__ import annotations

from django.utils.crypto import constant_time_compare, salted_hmac

LETTERS = 12


def setup_code() -> str:
    """Known only at the machine itself, which prints it: whoever has it becomes the owner."""
    return salted_hmac("daybook.setup", "the first owner").hexdigest()[:LETTERS]


def is_setup_code(typed: str) -> bool:
    """Whether this is it; blanks and capitals do not matter."""
    return constant_time_compare("".join(typed.split()).lower(), setup_code())
