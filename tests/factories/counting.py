from __future__ import annotations

from itertools import count

_numbers = count(1)


def the_next() -> int:
    """A number not given before in this run of the tests."""
    return next(_numbers)
