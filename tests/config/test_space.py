"""A call costs the same at every depth."""

import resource
import sys

import pytest

from daybook.config.space import with_space

DEPTHS, CALLS = 400, 200


def pages_asked_for(depth):
    """How often the system gave memory while a function was called again and again this deep."""
    if depth:
        return pages_asked_for(depth - 1)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _time in range(CALLS):
        nothing()
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def nothing():
    return None


def worst_of_all_depths():
    return max(map(pages_asked_for, range(DEPTHS)))


def test_no_depth_makes_python_ask_for_memory_at_every_call():
    assert with_space(worst_of_all_depths)() < CALLS // 2


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="later ones lose the time alike, but it does not show in pages")
def test_without_space_some_depth_does():
    assert worst_of_all_depths() >= CALLS


def test_what_is_given_space_answers_as_before():
    assert with_space(divmod)(7, 2) == (3, 1)
