"""The template of a file of clients."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.clients.sheets.import_columns import client_columns
from daybook.shared.actor import Actor
from daybook.shared.sheets.cell_kinds import CellKind
from daybook.uploads.sheets.made_up import EMAILS, PEOPLE, made_up_phones
from daybook.uploads.sheets.template import Template, template_columns

KINDS = {"name": CellKind.TEXT, "phone": CellKind.TEXT, "email": CellKind.TEXT, "comment": CellKind.TEXT}


def client_template(actor: Actor) -> Template:
    """Give the columns, and people with phones of the location's country."""
    comments = ("", _("Allergic to ammonia"), "", _("Comes with her daughter"), _("Prefers mornings"))
    people = zip(PEOPLE, made_up_phones(actor.country), EMAILS, comments, strict=True)
    return Template(
        title=_("Clients"),
        columns=template_columns(client_columns(actor.country), KINDS, wide=["comment"]),
        rows=[
            {"name": str(name), "phone": phone, "email": email, "comment": comment}
            for name, phone, email, comment in people
        ],
    )
