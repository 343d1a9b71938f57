"""Making a secret address of a staff member's calendar."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from daybook.feeds.models import CalendarFeed
from daybook.feeds.models.calendar_feed import LONGEST_LABEL
from daybook.feeds.rights import refusal_to_share
from daybook.feeds.rules.secrets import digest_of, new_secret
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, NotThere, refuse
from daybook.shared.operations import operation
from daybook.staff.models import StaffMember

MOST = 10
"""Addresses that one staff member's calendar has at a time: one for each device is plenty."""


@operation
def make_feed(staff_id: int, label: str, *, form_key: UUID | None, actor: Actor) -> tuple[CalendarFeed, str]:
    """Make the address; its secret is told this once and kept nowhere. The same `form_key` again is refused."""
    member = StaffMember.objects.of(actor).select_for_update(no_key=True).filter(pk=staff_id).first()
    if member is None:
        raise NotThere(_("There is no such staff member here."))
    refuse(refusal_to_share(member, actor))
    assert actor.user_id is not None, "an address reads with the rights of the person who made it"
    _refuse_what_cannot_be(member, label.strip(), form_key, actor)
    secret = new_secret()
    feed = CalendarFeed.objects.create(
        location_id=actor.location_id,
        staff=member,
        label=label.strip(),
        digest=digest_of(secret),
        form_key=form_key,
        created_by_id=actor.user_id,
    )
    feed.refresh_from_db()
    return feed, secret


def _refuse_what_cannot_be(member: StaffMember, label: str, form_key: UUID | None, actor: Actor) -> None:
    if member.retired_at:
        raise Invalid({"staff": [_("%(staff)s no longer serves here.") % {"staff": member.name}]})
    if not 0 < len(label) <= LONGEST_LABEL:
        raise Invalid({"label": [_("Say in a few words where it is used, such as: my phone.")]})
    if form_key and CalendarFeed.objects.of(actor).filter(form_key=form_key).exists():
        raise Invalid({"form_key": [_("This address was made before and cannot be shown again. Make another one.")]})
    if CalendarFeed.objects.of(actor).filter(staff=member, revoked_at=None).count() >= MOST:
        raise Invalid({"label": [_("There are %(most)d addresses already. Revoke one first.") % {"most": MOST}]})
