"""What somebody wants a client to be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ClientWish:
    """The client of a visit: an existing one by `client_id` (the rest is then not read), or one found or made by phone.

    `phone` may be written in any form; without one a new client is made. Edit a client with `edit_client`.
    `category_ids` are their labels; `None` leaves those that are there.
    """

    client_id: int | None = None
    name: str = ""
    phone: str = ""
    email: str = ""
    comment: str = ""
    category_ids: frozenset[int] | None = None


@dataclass(frozen=True)
class ClientIn:
    """A client whom a good row of a file means; the phone is E.164, or empty."""

    name: str
    phone: str = ""
    email: str = ""
    comment: str = ""


@dataclass(frozen=True)
class CategoryWish:
    """A label on clients: its title, its colour (`#2fb344`), and whether clients are still given it."""

    title: str
    color: str
    is_retired: bool = False
