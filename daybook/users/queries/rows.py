"""The people of a location as plain values, the invited too; of those, nothing that an account elsewhere would tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat, Greatest

from daybook.access.choices import MemberState, Role
from daybook.access.models import Membership
from daybook.access.queries import SECOND_STEPS
from daybook.access.rights import refusal_to_change_rights
from daybook.shared.actor import Actor
from daybook.shared.folding import Folded

HAS_COME = Q(invited_at=None)
SHOWN_NAME = Case(When(HAS_COME, then=F("user__name")), default=F("invited_name"), output_field=CharField())


class MemberRow(NamedTuple):
    """One person as the list tells it; `switched` counts the rights and limits that are not as the role has them."""

    id: int
    name: str
    email: str
    role: Role
    switched: int
    staff: str
    seen_at: datetime | None
    has_second_step: bool | None
    state: MemberState
    invited_at: datetime | None = None
    may_act: bool = False
    """Whether it is an invitation that the actor may send again or withdraw."""

    @property
    def is_retired(self) -> bool:
        """Whether they were deactivated here."""
        return self.state == MemberState.DEACTIVATED


def member_ground(actor: Actor) -> QuerySet[Membership]:
    """Everybody who works, worked or is invited to work at the location."""
    words = Concat(SHOWN_NAME, Value(" "), F("user__email"), output_field=CharField())
    return Membership.objects.of(actor).alias(
        folded_name=Folded(SHOWN_NAME),
        folded_words=Folded(words),
        has_second_step=Exists(_second_steps(OuterRef("user_id"))),
        email_text=Cast("user__email", TextField()),
        role_text=Cast("role", TextField()),
    )


def member_rows(ids: Sequence[int], actor: Actor) -> list[MemberRow]:
    """The rows of these memberships, in the order of the ids."""
    found = {membership.pk: _row(membership, actor) for membership in _told(ids, actor)}
    return [found[number] for number in ids if number in found]


def _told(ids: Sequence[int], actor: Actor) -> QuerySet[Membership]:
    sessions = UserSession.objects.filter(user=OuterRef("user_id")).order_by().values("user")
    told: QuerySet[Membership] = (
        Membership.objects.of(actor)
        .among(ids)
        .select_related("user", "invited_as")
        .annotate(
            seen_at=Greatest("user__last_login", Subquery(sessions.annotate(last=Max("last_seen_at")).values("last"))),
            has_second_step=Exists(_second_steps(OuterRef("user_id"))),
            staff_name=Min("user__staff_members__name", filter=_serving_here()),
        )
    )
    return told


def _row(membership: Membership, actor: Actor) -> MemberRow:
    has_come = membership.invited_at is None
    told = vars(membership)
    invited_as = membership.invited_as.name if membership.invited_as else ""
    return MemberRow(
        id=membership.pk,
        name=membership.name,
        email=membership.user.email,
        role=Role(membership.role),
        switched=len(membership.switched),
        staff=(told["staff_name"] or "") if has_come else invited_as,
        seen_at=told["seen_at"] if has_come else None,
        has_second_step=told["has_second_step"] if has_come else None,
        state=membership.state,
        invited_at=membership.invited_at,
        may_act=not has_come and refusal_to_change_rights(membership, actor) is None,
    )


def _serving_here() -> Q:
    return Q(user__staff_members__location=F("location"), user__staff_members__retired_at=None)


def _second_steps(user: OuterRef) -> QuerySet[Authenticator]:
    found: QuerySet[Authenticator] = Authenticator.objects.filter(user=user, type__in=SECOND_STEPS)
    return found
