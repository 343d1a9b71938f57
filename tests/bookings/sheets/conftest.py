from collections.abc import Iterator

import pytest

from daybook.bookings.queries.sums import wrong_sums


@pytest.fixture
def sums_that_agree(db: None) -> Iterator[None]:
    """Whatever a file brought in, bookings repeat what their lines say."""
    yield
    assert list(wrong_sums()) == []
