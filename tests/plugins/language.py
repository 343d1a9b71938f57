"""Each test begins in English, whatever language the one before it was answered in."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    translation.deactivate()
    yield
    translation.deactivate()
