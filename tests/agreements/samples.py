"""What to send to each address of a location, for the test that walks all of them (`test_every_address.py`).

Whoever adds an address below `/l/<location id>/`:

- takes it no id besides the location's, and needs no query to answer: nothing to do here;
- takes it an id, add a line to `SAMPLES`: the address's name, and a function that makes a thing of the location it is
  given (with the factories) and says how to ask for it:

      "bookings:info": lambda here: Sample(ids={"booking_id": a_booking(location=here).pk}),

- takes it ids in the query or in a form, name them there, so that the walk can send those of another location too:

      "calendar:visit": lambda here: Sample(query={"visit": a_booking(location=here).visit_id}),
      "bookings:delete_selected": lambda here: Sample(post={"booking": [a_booking(location=here).pk]}),

The walk then sends, as each kind of person: a GET, and, where `post` is given, that POST; once with a thing of the own
location, once with a thing of another. Of another location's thing it expects a 404 where the id stands in the address
or in the query; and, wherever the id stands, that no row of the other location changes and that its name is not shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from daybook.locations.models import Location


@dataclass(frozen=True)
class Sample:
    """What to ask: ids of the address, query, and what to post (None: nothing is posted)."""

    ids: dict[str, Any] = field(default_factory=dict)
    query: dict[str, Any] = field(default_factory=dict)
    post: dict[str, Any] | None = None
    refuses_the_owner: bool = False
    """What was posted is refused even to the owner for a reason of its own (409 or 422)."""


SAMPLES: dict[str, Callable[[Location], Sample]] = {
    "locations:save_sign_in": lambda here: Sample(post={}),
}


def sample_for(name: str, ids: frozenset[str], here: Location) -> Sample:
    """How to ask at this address for a thing of this location; fails with a clear sentence where nobody said how."""
    sample = SAMPLES[name](here) if name in SAMPLES else Sample()
    missing = ids - sample.ids.keys()
    assert not missing, (
        f"The address {name} takes {', '.join(sorted(missing))}, and tests/agreements/samples.py does not say which "
        f"thing to ask for. Add it to SAMPLES; the docstring there tells how."
    )
    return sample
