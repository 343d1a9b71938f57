from collections.abc import Iterator

import pytest

from daybook.bookings.queries.sums import wrong_sums


@pytest.fixture(autouse=True)
def sums_that_agree(db: None) -> Iterator[None]:
    """Whatever an operation did, bookings repeat what their lines, payments and categories say."""
    yield
    assert list(wrong_sums()) == []
