"""Space for the calls of one request, taken at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
MORE_THAN_A_CHUNK = 15_500
"""Places of a frame that Python answers with a chunk of 256 KB, of which the frame itself takes less than half."""


def with_space(answer: Callable[P, R]) -> Callable[P, R]:
    """The same function, within which a call costs the same at whatever depth it is made.

    Python keeps the frames of a thread in chunks of 16 KB and gives a chunk back to the system once its last frame ends
    (3.11 to 3.13 do). Where the end of a chunk falls among the calls that a page makes ten thousand times, each of them
    asks for memory anew: the page takes up to three times as long, and one middleware more or less decides about it.
    """

    def spacious(*args: P.args, **kwargs: P.kwargs) -> R:
        return answer(*args, **kwargs)

    spacious.__code__ = spacious.__code__.replace(co_stacksize=MORE_THAN_A_CHUNK)
    return spacious
