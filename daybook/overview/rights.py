"""Who may see which report. Whose bookings, and how far back: as far as the register shows them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.access.choices import Right
from daybook.overview.choices import Report
from daybook.shared.actor import Actor
from daybook.shared.outcomes import Refusal


def sees_money(actor: Actor) -> bool:
    """Whether the actor may know what all visits together brought in."""
    return actor.has(Right.REGISTER) and actor.has(Right.PAYMENTS)


def refusal_to_see(report: Report, actor: Actor) -> Refusal | None:
    """Why the actor may not see this report; None if they may."""
    if not actor.has(Right.REGISTER):
        return Refusal("no_right", _("You may not see the register, and so no reports about it."))
    if report is Report.REVENUE and not sees_money(actor):
        return Refusal("no_right", _("You may not see payments, and so not what they come to."))
    return None


def reports_for(actor: Actor) -> list[Report]:
    """The reports that the actor may see, in the order of the page."""
    return [report for report in Report if refusal_to_see(report, actor) is None]
