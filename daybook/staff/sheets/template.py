"""The template of a file of staff."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.shared.actor import Actor
from daybook.shared.sheets.cell_kinds import CellKind
from daybook.staff.models import StaffMember
from daybook.staff.sheets.import_columns import staff_columns
from daybook.uploads.sheets.template import Template, template_columns

KINDS = {"name": CellKind.TEXT, "position": CellKind.TEXT}
AT_MOST = 6


def staff_template(actor: Actor) -> Template:
    """Give the columns, and the staff that is there; where nobody is, people as a salon has them."""
    there = StaffMember.objects.of(actor).filter(retired_at=None).order_by("place", "pk")
    named = there.values_list("name", "position__title")[:AT_MOST]
    people = [(name, title or "") for name, title in named] or _made_up()
    return Template(
        title=_("Staff"),
        columns=template_columns(staff_columns(), KINDS),
        rows=[{"name": name, "position": position} for name, position in people],
    )


def _made_up() -> list[tuple[str, str]]:
    return [
        (_("Ines Carvalho"), _("Hair stylist")),
        (_("Nina Beridze"), _("Nail artist")),
        (_("Tom Becker"), _("Barber")),
        (_("Eva Novak"), _("Nail artist")),
    ]
