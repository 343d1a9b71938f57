"""The list of users, declared once: what its page tells, and in which orders."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext, ngettext_lazy

from daybook.shared.listing.declared import ListColumn, Listing, by_text
from daybook.shared.listing.words import ListWords
from daybook.shared.sheets.cell_kinds import CellKind
from daybook.users.queries.rows import MemberRow, member_ground, member_rows

WORDS = ListWords(
    found=lazy("Users found"),
    table=lazy("Table of users"),
    counted=ngettext_lazy("%(number)s user", "%(number)s users", "count"),
    more_than=lazy("more than %(number)s users"),
    no_match=lazy("No user matches this"),
    no_match_of_all=lazy("No user matches all of this"),
    no_more=lazy("There are no more users"),
    none_yet=lazy("There are no users yet"),
    none_yet_note=lazy("Whoever signs in here is listed with their role; invite the people you work with."),
    retired=lazy("Deactivated"),
)


def _role(row: MemberRow) -> str:
    if not row.switched:
        return str(row.role.label)
    differs = ngettext("%(number)d switched", "%(number)d switched", row.switched) % {"number": row.switched}
    return f"{row.role.label} · {differs}"


def _second_step(row: MemberRow) -> str:
    if row.has_second_step is None:
        return ""
    return _("yes") if row.has_second_step else _("no")


USER_LIST: Listing[MemberRow] = Listing(
    title=lazy("Users"),
    words=WORDS,
    columns=(
        ListColumn("name", lazy("Name"), lambda row: row.name, order="name"),
        ListColumn("email", lazy("E-mail"), lambda row: row.email, order="email"),
        ListColumn("role", lazy("Role"), _role, order="role"),
        ListColumn("staff", lazy("Staff member"), lambda row: row.staff),
        ListColumn("seen", lazy("Last seen"), lambda row: row.seen_at, CellKind.MOMENT),
        ListColumn("step", lazy("Second step"), _second_step),
        ListColumn("state", lazy("State"), lambda row: row.state.label, drawn="users/_state.html"),
    ),
    ground=member_ground,
    rows=member_rows,
    sorts={"name": by_text("folded_name"), "email": by_text("email_text"), "role": by_text("role_text")},
    usual="name",
    has_cards=True,
    new=lazy("Invite"),
)
