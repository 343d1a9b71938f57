"""Who somebody is at a location, what is open to them there, and how they sign in."""

from __future__ import annotations

from collections.abc import Sequence

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import F, Min, Q, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from daybook.access.choices import SECTIONS, Right, Section
from daybook.access.models import Membership, User
from daybook.access.rights import limits_of, rights_of
from daybook.shared.actor import Actor
from daybook.shared.errors import NotThere, Stale

SECOND_STEPS = frozenset({Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN})


def memberships_of(user: User) -> QuerySet[Membership]:
    """Where this person may work, by the locations' names; all that `actor_of` asks comes along."""
    at_this_location = Q(user__staff_members__location=F("location"), user__staff_members__retired_at=None)
    return (
        Membership.objects.that_count()
        .filter(user=user)
        .annotate(serves_as=Min("user__staff_members", filter=at_this_location))
        .select_related("user", "location", "location__business")
        .order_by("location__name", "location_id")
    )


def people_at(location_id: int) -> QuerySet[Membership]:
    """Everybody of a location, the invited and deactivated too, in key order."""
    return Membership.objects.filter(location_id=location_id).select_related("user").order_by("pk")


def is_anybody_here() -> bool:
    """Whether anybody has an account at all; where nobody has, this Daybook waits for its owner."""
    return User.objects.exists()


def held_with_others(membership: Membership, *, version: int | None = None) -> tuple[Membership, list[Membership]]:
    """This one under lock, and all others of its location: two owners must not take each other's rights at once.

    Raises `Stale` where it is not the `version` that was looked at any more.
    """
    people = list(people_at(membership.location_id).select_for_update(of=("self", "user")))
    held = next((person for person in people if person.pk == membership.pk), None)
    if held is None:
        raise NotThere(_("This person does not work here any more."))
    if version is not None and held.version != version:
        raise Stale(_("Somebody else changed this person's rights meanwhile. Nothing was overwritten."))
    return held, [person for person in people if person.pk != membership.pk]


def language_of(email: str) -> str:
    """The language that whoever signs in with this address chose; empty where they chose none, or nobody does."""
    return User.objects.filter(email=email.strip().lower()).values_list("language", flat=True).first() or ""


def email_of(user_id: int | None) -> str:
    """The address that messages for this person go to; empty where there is nobody."""
    return User.objects.filter(pk=user_id or 0).values_list("email", flat=True).first() or ""


def actor_of(membership: Membership, *, channel: str, address: str = "", request_id: str = "") -> Actor:
    """The person of this membership as an actor at its location."""
    location = membership.location
    return Actor(
        location_id=location.pk,
        user_id=membership.user_id,
        name=membership.user.name,
        rights=rights_of(membership.role, membership.switched),
        limits=limits_of(membership.role, membership.switched, staff_id=membership.staff_id),
        staff_id=membership.staff_id,
        zone=location.zone,
        country=location.country,
        currency=location.currency,
        locale=location.locale,
        channel=channel,
        address=address,
        request_id=request_id,
    )


def served_by(user: User) -> list[tuple[Membership, int]]:
    """Where this person serves and may see the calendar, with the staff member that they are there."""
    serving = [(one, one.staff_id) for one in memberships_of(user)]
    return [(one, pk) for one, pk in serving if pk and Right.CALENDAR in rights_of(one.role, one.switched)]


def place_to_start(memberships: Sequence[Membership], last: str) -> Membership | None:
    """Where the person was last, by the location's id, if they still work there; else the first place they have."""
    there = (membership for membership in memberships if str(membership.location_id) == last)
    return next(there, memberships[0] if memberships else None)


def open_sections(membership: Membership) -> dict[Section, str]:
    """The pages of the menu that this person may open at this location, in its order, with their addresses."""
    held = rights_of(membership.role, membership.switched)
    opened = [section for section in SECTIONS if held.intersection((section.right, *section.or_one_of))]
    named = {section: _address(section, membership.location_id) for section in opened}
    return {section: address for section, address in named.items() if address}


def _address(section: Section, location_id: int) -> str:
    """Empty where the page is not part of this version."""
    try:
        return reverse(section.view, kwargs={"location_id": location_id})
    except NoReverseMatch:
        return ""


def has_second_step(user_id: int) -> bool:
    """Whether this person signs in in two steps: by an authenticator app or a passkey."""
    return bool(Authenticator.objects.filter(user_id=user_id, type__in=SECOND_STEPS).exists())


def means_of_signing_in(user: User) -> dict[str, int]:
    """How many of each the person has: `totp`, `webauthn`, `recovery_codes`, and open `sessions`."""
    kinds = list(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    counted = {kind.value: kinds.count(kind.value) for kind in Authenticator.Type}
    return counted | {"sessions": UserSession.objects.filter(user=user).count()}
