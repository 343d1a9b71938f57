"""What the frame around every page shows: where one is, where one may go, who one is."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from daybook.access.choices import LAST_LOCATION, SETTINGS, Section
from daybook.access.models import Membership, User
from daybook.access.queries import memberships_of, open_sections, place_to_start

FEW = 2
"""So many pages of a group stand in the menu always."""


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor of `base.html`: nav, nav_more, location, locations, person, person_links; nothing to strangers.

    On a page that belongs to no location, such as one's own sign-in, the frame shows where the person was last.
    """
    person = getattr(request, "user", None)
    if not isinstance(person, User):
        return {}
    memberships = getattr(request, "memberships", None) or list(memberships_of(person))
    here = getattr(request, "membership", None) or place_to_start(memberships, request.COOKIES.get(LAST_LOCATION, ""))
    sections = open_sections(here) if here else {}
    current = next((section for section, address in sections.items() if request.path.startswith(address)), None)
    return {
        "nav": _nav(sections, current),
        "nav_more": _more(sections, current),
        "location": here.location if here else None,
        "locations": [_place(membership, current, is_current=membership == here) for membership in memberships],
        "person": person,
        "person_links": [{"label": _("My sign-in"), "url": reverse("access:my_sign_in"), "icon": "key"}],
    }


def _nav(sections: dict[Section, str], current: Section | None) -> list[dict[str, Any]]:
    groups = groupby(sections, key=lambda section: str(section.group))
    return [_group(label, list(of_group), sections, current) for label, of_group in groups]


def _more(sections: dict[Section, str], current: Section | None) -> list[dict[str, Any]]:
    """What has no place of its own in the bar of a phone; the first of a group brings its name along."""
    waiting = [section for section in sections if not _is_in_bar(section, current)]
    firsts = {str(section.group): section for section in reversed(waiting)}
    return [
        _link(section, sections, current) | {"heading": section.group if firsts[str(section.group)] is section else ""}
        for section in waiting
    ]


def _group(
    label: str, of_group: list[Section], sections: dict[Section, str], current: Section | None
) -> dict[str, Any]:
    """A group with its links; a folded one is shown as a door that leads to the first of them."""
    return {
        "label": label,
        "links": [_link(section, sections, current) for section in of_group],
        "is_folded": label == str(SETTINGS) and current not in of_group and len(of_group) > FEW,
        "door_url": sections[of_group[0]],
    }


def _link(section: Section, sections: dict[Section, str], current: Section | None) -> dict[str, Any]:
    return {
        "label": section.label,
        "url": sections[section],
        "icon": section.icon,
        "is_current": section is current,
        "is_in_bar": _is_in_bar(section, current),
    }


def _is_in_bar(section: Section, current: Section | None) -> bool:
    """Whether it has a place of its own in the bar of a phone: what is needed all day, and where one is."""
    return section.is_daily or section is current


def _place(membership: Membership, current: Section | None, *, is_current: bool) -> dict[str, Any]:
    """A location of the switcher: it leads to the same section there, or to the start where that one is not open."""
    start = reverse("access:location_start", kwargs={"location_id": membership.location_id})
    same = open_sections(membership).get(current, start) if current else start
    return {"name": membership.location.name, "url": same, "is_current": is_current}
