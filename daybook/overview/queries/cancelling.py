"""Who cancels bookings, and how long before the visit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from django.db.models import Count

from daybook.bookings.choices import Notice
from daybook.bookings.models.booking import with_notice
from daybook.overview.queries.ground import Asked, bookings_of
from daybook.shared.actor import Actor
from daybook.shared.channels import Channel

CLIENT, UPLOAD, OTHERS = "client", "upload", "other"
"""Who is no user, as the register's filter "Cancelled by" calls them."""


def cancellations_by_whom(asked: Asked, known: Collection[int], actor: Actor) -> Counter[str]:
    """How many each cancelled, by the answer of the register's filter that finds them; `known` are its users."""
    rows = bookings_of(asked, actor).cancelled().order_by()
    found: Counter[str] = Counter()
    counted = rows.values("deleted_by_id", "deleted_through").annotate(number=Count("pk"))
    for user_id, through, number in counted.values_list("deleted_by_id", "deleted_through", "number"):
        found[_who(user_id, through, known)] += number
    return found


def cancellations_by_notice(asked: Asked, actor: Actor) -> dict[Notice, int]:
    """How many were cancelled how long before their visit."""
    rows = bookings_of(asked, actor).cancelled()
    counted = rows.aggregate(**{notice.name: Count("pk", filter=with_notice(notice)) for notice in Notice})
    return {notice: counted[notice.name] for notice in Notice}


def _who(user_id: int | None, through: str, known: Collection[int]) -> str:
    if through == Channel.UPLOAD:
        return UPLOAD
    if user_id is None:
        return CLIENT if through == Channel.ONLINE else OTHERS
    return str(user_id) if user_id in known else OTHERS
