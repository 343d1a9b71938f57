"""Erasing a client's personal data, wherever it is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import ProgrammingError, connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from psycopg.errors import NoDataFound

from daybook.cards.wishes import ErasureWish
from daybook.clients import rights
from daybook.clients.models import Client, ClientErasure, TwoPeople
from daybook.clients.rules import says
from daybook.datalog.choices import DownloadSection
from daybook.datalog.operations import withdraw_files
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, NotThere, refuse
from daybook.shared.operations import operation
from daybook.uploads.choices import UploadSection
from daybook.uploads.operations import withdraw_bytes
from daybook.uploads.steps.hold import take_time
from daybook.uploads.steps.still import refuse_while_any_is_written

HOLD_CLIENTS_OUT = (DownloadSection.BOOKINGS, DownloadSection.CLIENTS, DownloadSection.PERSON)
HOLD_CLIENTS_IN = (UploadSection.BOOKINGS, UploadSection.CLIENTS)
ERASE = "SELECT daybook_erase_client(%s, %s)"


@dataclass(frozen=True)
class Erased:
    """What was blanked: rows by what they are, as the record of it says them, and files that went with them."""

    rows: Mapping[str, int]
    downloads: int
    uploads: int
    is_anew: bool = True


@operation
def erase_client(wish: ErasureWish, *, actor: Actor) -> Erased:
    """Blank the client's personal data in every table, history too, and remove the files that may hold it.

    Bookings and money stay, of a client whom nobody knows any more. `Invalid` unless their name or number was typed.
    It cannot be taken back; who did it, and how many rows of what, is recorded for ever. Twice is harmless.
    """
    refuse(rights.refusal_to_erase(actor))
    client = _client(wish.client_id, actor)
    if client.erased_at:
        return _erased_before(client, actor)
    if not says(wish.typed, name=client.name, number=client.pk):
        raise Invalid({"typed": [_("Type the client's name as it stands above, or the number %d.") % client.pk]})
    refuse_while_any_is_written(actor)
    take_time()
    told = _blank(client.pk, actor)
    if told is None:
        return _erased_before(_client(client.pk, actor), actor)
    # A card that says nothing is nobody's double, and not told from anybody either.
    TwoPeople.objects.of(actor).filter(Q(one_id=client.pk) | Q(other_id=client.pk)).delete()
    ids = told.pop("uploads")
    reason = _("A client's personal data was erased, and this file may have held it. Ask for it anew.")
    downloads = withdraw_files(HOLD_CLIENTS_OUT, reason, actor=actor)
    reason = _("A client's personal data was erased, and this file may have held it. Bring it again without them.")
    uploads = withdraw_bytes(HOLD_CLIENTS_IN, ids, reason, actor=actor)
    return Erased(told, downloads, uploads)


def _client(client_id: int, actor: Actor) -> Client:
    client = Client.objects.of(actor).filter(pk=client_id).first()
    if client is None:
        raise NotThere(_("There is no such client here."))
    return client


def _blank(client_id: int, actor: Actor) -> dict[str, Any] | None:
    """What the database blanked; None where somebody else was faster."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(ERASE, [actor.location_id, client_id])
            [told] = cursor.fetchone()
    except ProgrammingError as error:
        if isinstance(error.__cause__, NoDataFound):
            return None
        raise
    return dict(json.loads(told) if isinstance(told, str) else told)


def _erased_before(client: Client, actor: Actor) -> Erased:
    recorded = ClientErasure.objects.of(actor).filter(client_number=client.pk).first()
    return Erased(recorded.facts if recorded else {}, 0, 0, is_anew=False)
