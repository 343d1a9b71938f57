"""Cards that may be of one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from daybook.clients.models import Client
from daybook.clients.rights import sees_phones
from daybook.shared.actor import Actor
from daybook.shared.patience import patiently
from daybook.shared.phones import masked

SECONDS = 10
MOST = 50
REASONS: tuple[str | Promise, ...] = (
    _("the same e-mail"),
    _("phones that end alike, and names that are near"),
    _("the same name, and one has no phone"),
    _("the same name"),
    _("the same words in the name"),
)
"""Why two cards are thought to be one person, from the surest to the least sure."""
PAIRS = """
    WITH here AS MATERIALIZED (
      SELECT id, folded_name, phone, right(phone_digits, 7) AS ending, lower(email) AS email,
        (SELECT string_agg(word, ' ' ORDER BY word) FROM unnest(string_to_array(folded_name, ' ')) AS word) AS words
      FROM clients_client WHERE location_id = %(location)s AND erased_at IS NULL
    ), pairs AS (
      SELECT one.id AS one, other.id AS other, 0 AS reason FROM here one
      JOIN here other ON other.email = one.email AND other.id > one.id WHERE one.email <> ''
      UNION ALL
      SELECT one.id, other.id, 1 FROM here one
      JOIN here other ON other.ending = one.ending AND other.id > one.id
      WHERE length(one.ending) = 7 AND similarity(one.folded_name, other.folded_name) >= 0.3
      UNION ALL
      SELECT one.id, other.id, CASE WHEN '' IN (one.phone, other.phone) THEN 2 ELSE 3 END FROM here one
      JOIN here other ON other.folded_name = one.folded_name AND other.id > one.id
      WHERE position(' ' IN one.folded_name) > 0
      UNION ALL
      SELECT one.id, other.id, 4 FROM here one
      JOIN here other ON other.words = one.words AND other.folded_name <> one.folded_name AND other.id > one.id
      WHERE position(' ' IN one.words) > 0
    )
    SELECT one, other, min(reason) FROM pairs
    WHERE NOT EXISTS (SELECT FROM clients_twopeople said WHERE said.one_id = pairs.one AND said.other_id = pairs.other)
    GROUP BY one, other ORDER BY 3, one, other LIMIT %(most)s
"""
LIKE_ONE = """
    SELECT other.id, min(reason) FROM (
      SELECT other.id, 0 AS reason FROM clients_client other
      WHERE other.location_id = %(location)s AND other.email <> '' AND lower(other.email) = lower(%(email)s)
      UNION ALL
      SELECT other.id, 1 FROM clients_client other
      WHERE other.location_id = %(location)s AND length(%(ending)s) = 7 AND other.phone_digits LIKE '%%' || %(ending)s
        AND similarity(other.folded_name, %(name)s) >= 0.3
      UNION ALL
      SELECT other.id, CASE WHEN '' IN (other.phone, %(phone)s) THEN 2 ELSE 3 END FROM clients_client other
      WHERE other.location_id = %(location)s AND other.folded_name = %(name)s AND position(' ' IN %(name)s) > 0
    ) other JOIN clients_client row ON row.id = other.id
    WHERE other.id <> %(number)s AND row.erased_at IS NULL AND NOT EXISTS (
      SELECT FROM clients_twopeople said
      WHERE said.one_id = least(other.id, %(number)s) AND said.other_id = greatest(other.id, %(number)s))
    GROUP BY other.id ORDER BY 2, 1 LIMIT %(most)s
"""


@dataclass(frozen=True)
class CardShown:
    """A client beside another one."""

    id: int
    name: str
    phone: str
    email: str
    created_at: datetime
    is_retired: bool


@dataclass(frozen=True)
class Pair:
    """Two cards, the older one first, and why they may be one person."""

    one: CardShown
    other: CardShown
    reason: str | Promise


def suspected_pairs(actor: Actor) -> list[Pair]:
    """The first of the location's pairs, the surest first; raises `TooSlow` rather than keep the person waiting."""
    with patiently(SECONDS), connection.cursor() as cursor:
        cursor.execute(PAIRS, {"location": actor.location_id, "most": MOST + 1})
        found: list[tuple[int, int, int]] = cursor.fetchall()
    shown = cards_shown({number for one, other, _reason in found for number in (one, other)}, actor)
    return [
        Pair(shown[one], shown[other], REASONS[reason]) for one, other, reason in found if {one, other} <= shown.keys()
    ]


def doubles_of(client: Client, actor: Actor) -> list[tuple[CardShown, str | Promise]]:
    """The few cards that may be of the same person as this one, each with why, the surest first."""
    asked = {
        "location": actor.location_id,
        "number": client.pk,
        "email": client.email,
        "phone": client.phone,
        "ending": client.phone_digits[-7:],
        "name": client.folded_name,
        "most": 5,
    }
    with connection.cursor() as cursor:
        cursor.execute(LIKE_ONE, asked)
        found: list[tuple[int, int]] = cursor.fetchall()
    shown = cards_shown({number for number, _reason in found}, actor)
    return [(shown[number], REASONS[reason]) for number, reason in found if number in shown]


def cards_shown(ids: set[int], actor: Actor) -> dict[int, CardShown]:
    """These clients by their numbers, as the actor may see them."""
    if not ids:
        return {}
    shows = sees_phones(actor)
    return {
        each.pk: CardShown(
            each.pk,
            each.name,
            each.phone if shows else masked(each.phone),
            each.email,
            each.created_at,
            each.retired_at is not None,
        )
        for each in Client.objects.of(actor).among(ids)
    }
