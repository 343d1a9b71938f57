"""What a client is in a file that is brought in: its columns, and what they must say together."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from daybook.clients.sheets import headings
from daybook.clients.wishes import ClientIn
from daybook.shared.sheets.cells import CellError, read_name, read_own_id, read_text, text_of
from daybook.shared.sheets.columns import ColumnIn
from daybook.shared.sheets.frames import Cell
from daybook.shared.sheets.near import folded
from daybook.shared.sheets.phones import Phone
from daybook.shared.sheets.rows import ReadRow, RowCheck

LONGEST_EMAIL = 254
LONGEST_NAME = 200


def client_columns(country: str) -> tuple[ColumnIn, ...]:
    """Give the columns of the template in its order, then those that only other systems have."""
    phone = Phone(country)

    def phone_if_any(cell: Cell) -> str:
        return phone(cell) if text_of(cell) else ""

    return (
        ColumnIn("number", _("Client ID"), read_own_id, synonyms=headings.NUMBER),
        ColumnIn("name", _("Client name"), read_name, one_of="name", synonyms=headings.NAME),
        ColumnIn("phone", _("Phone"), phone_if_any, synonyms=headings.PHONE),
        ColumnIn("email", _("E-mail"), read_email, synonyms=headings.EMAIL),
        ColumnIn("comment", _("Comment"), read_text, synonyms=headings.COMMENT),
        ColumnIn("first_name", _("First name"), read_name, one_of="name", synonyms=headings.FIRST_NAME),
        ColumnIn("last_name", _("Last name"), read_name, one_of="name", synonyms=headings.LAST_NAME),
    )


def client_checks() -> tuple[Callable[[RowCheck], None], ...]:
    """Give what the columns of a row must say together, for `read_rows`."""
    return (_join_names,)


def client_of(row: ReadRow) -> ClientIn:
    """Give the client that a good row means."""
    values = row.values
    return ClientIn(name=values["whole_name"], phone=values["phone"], email=values["email"], comment=values["comment"])


def read_email(cell: Cell) -> str:
    """Give the address; nothing for an empty cell."""
    text = text_of(cell).removeprefix("mailto:")
    if not text:
        return ""
    try:
        validate_email(text)
    except ValidationError:
        raise CellError(gettext("Write one e-mail address, like anna@example.org."), code="not_an_email") from None
    if len(text) > LONGEST_EMAIL:
        sentence = gettext("The text is longer than %(longest)s characters.")
        raise CellError(sentence % {"longest": LONGEST_EMAIL}, code="too_long_text")
    return text


def _join_names(row: RowCheck) -> None:
    """Some systems have one column for the whole name, some two, and some a whole name and a surname again."""
    if not row.has("name", "first_name", "last_name"):
        return
    first, last = row.values["name"] or row.values["first_name"], row.values["last_name"]
    is_said = not folded(last) or f" {folded(last)} " in f" {folded(first)} "
    row.take("name", _short_enough, first if is_said else f"{first} {last}".strip(), into="whole_name")


def _short_enough(name: str) -> str:
    return read_name(name, longest=LONGEST_NAME)
