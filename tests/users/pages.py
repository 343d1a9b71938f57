"""The page of a person as a browser meets it: its address, what its form holds, and saving it."""

from __future__ import annotations

from typing import Any

from django.test import Client as Browser
from django.urls import reverse
from django.utils.html import strip_tags

from daybook.access.choices import Role
from daybook.access.models import Membership
from daybook.access.rights import rights_of


def page_of(member: Membership, act: str = "member") -> str:
    return reverse(f"users:{act}", kwargs={"location_id": member.location_id, "membership_id": member.pk})


def words_of(answer: Any) -> str:
    return " ".join(strip_tags(answer.content.decode()).split())


def form_of(member: Membership, *, role: Role | None = None, **more: Any) -> dict[str, Any]:
    """What the page of a person holds as it stands, but for what is given."""
    usual = {
        "version": member.version,
        "role": role or member.role,
        "right": sorted(rights_of(member.role, member.switched)),
        "only_staff": "none" if (role or member.role) == Role.SPECIALIST else "0",
        "only_position": "0",
        "staff": "none",
    }
    return usual | more


def save(browser: Browser, member: Membership, **more: Any) -> Any:
    return browser.post(page_of(member), form_of(member, **more))


def as_it_is(member: Membership) -> tuple[str, dict[str, Any]]:
    fresh = Membership.objects.get(pk=member.pk)
    return str(fresh.role), fresh.switched
