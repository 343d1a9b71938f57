"""Every right is explained once, and the docs say the same; they also say which roles have it."""

import pytest
from django.utils import translation

from daybook.access.choices import WHAT_A_LIMIT_BOUNDS, WHAT_A_RIGHT_ALLOWS, Limit, Right, Role
from daybook.access.rights import PRESETS
from tests.walls.house import ROOT


def rows_of_the_page() -> dict[str, list[str]]:
    lines = (ROOT / "docs" / "rights.md").read_text().splitlines()
    rows = [line.strip("| ").split(" | ") for line in lines if line.startswith("| `")]
    return {cells[0].strip("`"): cells[1:] for cells in rows}


@pytest.mark.parametrize("right", Right)
def test_a_right_is_explained_in_the_same_words_everywhere(right):
    allows, _without, roles = rows_of_the_page()[right]

    with translation.override("en"):
        assert allows == WHAT_A_RIGHT_ALLOWS[right]
        assert roles.split(", ") == [role.label.lower() for role in Role if right in PRESETS[role]]


@pytest.mark.parametrize("limit", Limit)
def test_a_limit_is_explained_in_the_same_words_everywhere(limit):
    bounds, _no_limit = rows_of_the_page()[limit]

    with translation.override("en"):
        assert bounds == WHAT_A_LIMIT_BOUNDS[limit]
