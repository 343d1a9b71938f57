"""Files of clients, as `uploads` brings them in."""

from __future__ import annotations

from collections.abc import Mapping

from daybook.clients.sheets.import_columns import client_checks, client_columns, client_of
from daybook.clients.steps.upload.comparisons import COMPARISONS
from daybook.clients.steps.upload.staging import FACTS, INDEX, row_key, wish_of
from daybook.clients.steps.upload.take_back import take_back_clients
from daybook.clients.steps.upload.write import WISH_COLUMNS, write_clients
from daybook.shared.actor import Actor
from daybook.shared.sheets.rows import ReadRow
from daybook.uploads.choices import UploadSection
from daybook.uploads.steps.engine import Engine, Laid


class ClientGround:
    """What a file of clients may refer to at one location: nothing but the country of its phones."""

    def __init__(self, actor: Actor, accepted: Mapping[str, str]) -> None:
        self._actor = actor
        self.columns = client_columns(actor.country)
        self.checks = client_checks()

    def laid(self, row: ReadRow) -> Laid:
        """What the row is to be, and by what it is compared, as far as it could be read."""
        values = row.values
        client = client_of(row) if row.is_good else None
        given = values.get("number"), values.get("whole_name"), values.get("phone")
        return Laid(
            key=row_key(client, self._actor) if client else None,
            wish=wish_of(client) if client else None,
            problems=row.problems,
            facts=(*given, values.get("email"), values.get("comment")),
        )


CLIENTS = Engine(
    section=UploadSection.CLIENTS,
    ground=ClientGround,
    facts=FACTS,
    comparisons=COMPARISONS,
    wish_columns=WISH_COLUMNS,
    write=write_clients,
    take_back=take_back_clients,
    index=INDEX,
)
