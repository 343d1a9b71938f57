from __future__ import annotations

from functools import partial

import pytest

from daybook.bookings.models import ColumnChoice
from daybook.bookings.operations.choose_columns import choose_columns
from tests.bookings.operations.racing import at_once
from tests.factories import an_actor

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_choice_made_in_several_tabs_at_once_is_kept_once():
    clerk = an_actor()

    at_once([partial(choose_columns, ["number", "client"], actor=clerk) for _ in range(8)])

    assert ColumnChoice.objects.get().columns == ["number", "client"]
