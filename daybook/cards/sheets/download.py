"""Everything that is kept about one person as a workbook: a program reads it, and so does the person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from daybook.bookings.models import Booking
from daybook.cards.queries.history import Change
from daybook.cards.queries.whole import (
    Whole,
    bookings_of,
    changes_told,
    count_of_bookings,
    messages_to,
    payments_told,
    rows_of_files,
    whole_of,
)
from daybook.datalog.choices import DownloadSection
from daybook.datalog.models import Download
from daybook.datalog.rights import refusal_to_ask
from daybook.shared.actor import Actor
from daybook.shared.errors import NotThere, refuse
from daybook.shared.money import places_of
from daybook.shared.sheets.cell_kinds import CellKind
from daybook.shared.sheets.writing import ColumnOut, TableOut, Written

Row = Sequence[Written]
Clock = Callable[[datetime | None], Written]
"""Makes of a moment what the clocks of the location show."""


def stored_table(download: Download, actor: Actor) -> TableOut:
    """The tables that the download of one client asks for, the card first; `NotThere` for whoever is gone."""
    refuse(refusal_to_ask(DownloadSection.PERSON, actor))
    number = QueryDict(download.question).get("client_id", "")
    if not number.isdecimal():
        raise NotThere
    whole = whole_of(int(number), actor)
    tables = (_bookings, _payments, _changes, _messages, _rows_of_files)
    return _card(whole, actor, tuple(table(whole, actor, _clock(actor)) for table in tables))


def _card(whole: Whole, actor: Actor, further: Sequence[TableOut]) -> TableOut:
    client = whole.client
    told: list[Row] = [
        (_("Client ID"), ", ".join(map(str, whole.numbers))),
        (_("Name"), client.name),
        (_("Phone"), client.phone),
        (_("E-mail"), client.email),
        (_("Comment"), client.comment),
        (_("Categories"), ", ".join(whole.categories)),
        (_("Created"), f"{client.created_at.astimezone(actor.zone):%d.%m.%Y %H:%M}"),
    ]
    columns = [ColumnOut(_("What")), ColumnOut(_("Is"), is_wide=True)]
    return TableOut(_("Client"), columns, told, len(told), further=further, money_places=places_of(actor.currency))


def _bookings(whole: Whole, actor: Actor, local: Clock) -> TableOut:
    columns = [
        ColumnOut(_("Booking"), CellKind.NUMBER),
        ColumnOut(_("Created"), CellKind.MOMENT),
        ColumnOut(_("Visit"), CellKind.MOMENT),
        ColumnOut(_("Until"), CellKind.MOMENT),
        ColumnOut(_("Staff member")),
        ColumnOut(_("Services"), is_wide=True),
        ColumnOut(_("Cost"), CellKind.MONEY),
        ColumnOut(_("Paid"), CellKind.MONEY),
        ColumnOut(_("Visit status")),
        ColumnOut(_("Source")),
        ColumnOut(_("Comment"), is_wide=True),
        ColumnOut(_("Cancelled"), CellKind.MOMENT),
    ]
    rows = (_booking(booking, local) for booking in bookings_of(whole.client.pk, actor))
    return TableOut(_("Bookings"), columns, rows, count_of_bookings(whole.client.pk, actor))


def _booking(booking: Booking, local: Clock) -> Row:
    source = _("online") if booking.is_online else _("offline")
    return (
        booking.pk,
        local(booking.created_at),
        local(booking.starts_at),
        local(booking.ends_at),
        booking.staff.name,
        ", ".join(line.service.name for line in booking.lines.all()),
        booking.cost,
        booking.paid,
        booking.get_status_display(),
        f"{source}, {booking.source_name}" if booking.source_name else source,
        booking.comment,
        local(booking.deleted_at),
    )


def _payments(whole: Whole, actor: Actor, local: Clock) -> TableOut:
    columns = [
        ColumnOut(_("When"), CellKind.MOMENT),
        ColumnOut(pgettext("of money", "Amount"), CellKind.MONEY),
        ColumnOut(_("Way")),
    ]
    rows = [(local(each.at), each.amount, each.way) for each in payments_told(whole.client.pk, actor)]
    return _table(_("Payments"), columns, rows)


def _changes(whole: Whole, actor: Actor, local: Clock) -> TableOut:
    columns = [
        ColumnOut(_("When"), CellKind.MOMENT),
        ColumnOut(_("By")),
        ColumnOut(_("Through")),
        ColumnOut(_("What")),
        ColumnOut(_("Field")),
        ColumnOut(_("From"), is_wide=True),
        ColumnOut(_("To"), is_wide=True),
    ]
    rows = [row for change in changes_told(whole.client.pk, actor) for row in _change(change, local)]
    return _table(_("Changes of the card"), columns, rows)


def _change(change: Change, local: Clock) -> Iterator[Row]:
    head = (local(change.at), change.who, change.through, change.what)
    yield from ((*head, each.field, each.before, each.after) for each in change.fields)
    if not change.fields:
        yield (*head, "", "", "")


def _messages(whole: Whole, actor: Actor, local: Clock) -> TableOut:
    columns = [
        ColumnOut(_("When"), CellKind.MOMENT),
        ColumnOut(_("To")),
        ColumnOut(_("Subject"), is_wide=True),
        ColumnOut(_("Text"), is_wide=True),
        ColumnOut(_("State")),
    ]
    rows = [
        (local(each.sent_at or each.made_at), each.to, each.subject, each.text, each.get_state_display())
        for each in messages_to(whole.client, actor)
    ]
    return _table(_("Messages"), columns, rows)


def _rows_of_files(whole: Whole, actor: Actor, local: Clock) -> TableOut:
    columns = [
        ColumnOut(_("File"), is_wide=True),
        ColumnOut(_("Brought in"), CellKind.MOMENT),
        ColumnOut(_("Row"), CellKind.NUMBER),
        ColumnOut(_("What it said"), is_wide=True),
    ]
    rows = [(each.file, local(each.at), each.number, each.said) for each in rows_of_files(whole, actor)]
    return _table(_("Rows of files"), columns, rows)


def _table(title: str, columns: Sequence[ColumnOut], rows: Sequence[Row]) -> TableOut:
    return TableOut(title, columns, rows, len(rows))


def _clock(actor: Actor) -> Clock:
    return lambda moment: moment and moment.astimezone(actor.zone).replace(tzinfo=None)
