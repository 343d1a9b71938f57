"""Who may ask for which file, who may see what of the log, and who may fetch a file that was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.access.choices import NO_LIMIT, Limit, Right
from daybook.access.rights import is_within
from daybook.datalog.choices import DownloadSection, DownloadState
from daybook.datalog.models import Download, DownloadWork
from daybook.shared.actor import Actor
from daybook.shared.outcomes import Refusal
from daybook.shared.tenancy import LocationQuerySet

NEEDED: Mapping[str, tuple[Right, ...]] = {
    DownloadSection.BOOKINGS: (Right.REGISTER, Right.REGISTER_EXCEL),
    DownloadSection.CLIENTS: (Right.CLIENTS, Right.CLIENTS_EXCEL),
    DownloadSection.SERVICES: (Right.SETTINGS,),
    DownloadSection.STAFF: (Right.SETTINGS,),
    DownloadSection.DATA_LOG: (Right.DATA_LOG,),
    # The answer to a person is whole or it is none: it takes the rights to see every part of it.
    DownloadSection.PERSON: (
        Right.CLIENTS,
        Right.CLIENTS_EXCEL,
        Right.CLIENT_PHONES,
        Right.REGISTER,
        Right.REGISTER_EXCEL,
        Right.PAYMENTS,
    ),
}
"""The rights without which nobody gets a file of the section."""
MORE_WITH: Mapping[str, tuple[Right, ...]] = {
    DownloadSection.BOOKINGS: (Right.REGISTER_PHONES,),
    DownloadSection.CLIENTS: (Right.CLIENT_PHONES,),
}
"""The rights with which such a file tells more."""
LIMITED_BY: Mapping[str, tuple[Limit, ...]] = {
    DownloadSection.BOOKINGS: (Limit.REGISTER_DAYS, Limit.ONLY_STAFF, Limit.ONLY_POSITION),
    DownloadSection.PERSON: (Limit.REGISTER_DAYS, Limit.ONLY_STAFF, Limit.ONLY_POSITION),
}
"""The limits that decide how many rows it has."""
WHOLE = frozenset({DownloadSection.PERSON})
"""The sections of which nobody has a file whom such a limit bounds."""


def refusal_to_ask(section: str, actor: Actor) -> Refusal | None:
    """Why the actor may not have a file of this section, or None."""
    if actor.user_id is not None and all(actor.has(right) for right in NEEDED[section]) and _sees_all(section, actor):
        return None
    return Refusal("no_right", _("You may not take this list as a file."))


def _sees_all(section: str, actor: Actor) -> bool:
    limits = LIMITED_BY.get(section, ()) if section in WHOLE else ()
    return all(actor.limit(limit, NO_LIMIT[limit]) == NO_LIMIT[limit] for limit in limits)


def may_ask_for_any(actor: Actor) -> bool:
    """Whether there is a section of which the actor may have a file."""
    return any(refusal_to_ask(section, actor) is None for section in DownloadSection)


def shape_of(section: str, actor: Actor) -> dict[str, Any]:
    """The rights and limits that shape a file of this section for the actor, as plain values to keep beside it."""
    rights = [*NEEDED[section], *MORE_WITH.get(section, ())]
    return {
        "rights": sorted(right.value for right in rights if actor.has(right)),
        "limits": {limit.value: actor.limit(limit, NO_LIMIT[limit]) for limit in LIMITED_BY.get(section, ())},
    }


def covers(shape: Mapping[str, Any], actor: Actor) -> bool:
    """Whether the actor, as they are now, would see at least what a file of this shape tells."""
    return all(actor.has(right) for right in shape.get("rights", ())) and all(
        is_within(Limit(limit), given, actor.limit(limit, NO_LIMIT[Limit(limit)]))
        for limit, given in shape.get("limits", {}).items()
    )


def visible(downloads: LocationQuerySet[Download], actor: Actor) -> LocationQuerySet[Download]:
    """The rows of the log that the actor may see: with the right all of the location, else what they asked for."""
    rows = downloads.of(actor)
    return rows if actor.has(Right.DATA_LOG) else rows.filter(Q(asked_by_id=actor.user_id))


def may_fetch_of_others(actor: Actor) -> bool:
    """Whether files that others asked for may be fetched too."""
    return actor.has(Right.DATA_LOG) and actor.has(Right.DATA_LOG_DOWNLOAD)


def refusal_to_fetch(work: DownloadWork, actor: Actor) -> Refusal | None:
    """Why the actor may not fetch this file now, with what to do instead; None: here it is."""
    return next((refusal for refusal in _refusals_to_fetch(work, actor) if refusal), None)


def _refusals_to_fetch(work: DownloadWork, actor: Actor) -> Sequence[Refusal | None]:
    return (_not_theirs(work, actor), _not_there(work), _too_much(work, actor))


def _not_theirs(work: DownloadWork, actor: Actor) -> Refusal | None:
    if work.download.asked_by_id == actor.user_id or may_fetch_of_others(actor):
        return None
    sentence = _("This file was made for somebody else. Ask for your own: it holds what you may see.")
    return Refusal("not_yours", sentence)


def _not_there(work: DownloadWork) -> Refusal | None:
    match work.state:
        case DownloadState.READY if work.expires_at and work.expires_at > timezone.now():
            return None
        case DownloadState.WAITING | DownloadState.WRITING:
            return Refusal("not_ready", _("This file is still being made. It can be fetched once it is ready."))
        case DownloadState.FAILED:
            return Refusal("failed", _("This file could not be made. Ask for it anew."))
        case _:
            return Refusal("expired", _("The link has expired and the file is gone. Ask for it anew."))


def _too_much(work: DownloadWork, actor: Actor) -> Refusal | None:
    if covers(work.shape, actor):
        return None
    sentence = _("Your rights have changed since this file was made, and it holds more than you may see now.")
    return Refusal("rights_shrank", f"{sentence} {_('Ask for it anew.')}")
