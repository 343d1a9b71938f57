"""Building the demo salon, step by step; whatever ends it, the next call goes on where it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from daybook.access.models import Membership, User
from daybook.access.queries import actor_of, memberships_of
from daybook.bookings.sheets.upload import BOOKINGS
from daybook.demo import files
from daybook.demo.business import address, found_demo
from daybook.demo.life import has_life, live
from daybook.locations.models import Business, Location
from daybook.shared.actor import Actor
from daybook.shared.channels import Channel
from daybook.uploads.choices import UploadState
from daybook.uploads.models import Upload
from daybook.uploads.sheets.bringing import Source, check_upload, write_upload

Tell = Callable[[str], None]


def is_untouched() -> bool:
    """Whether there is no business and nobody who signs in."""
    return not Business.objects.exists() and not User.objects.exists()


def is_finished() -> bool:
    """Whether the demo is there and complete; also where there is no demo at all but somebody's own business."""
    if is_untouched():
        return False
    here = _locations()
    return not here or all(has_life(actor_at(location, "owner")) for location in here)


def build_demo(password: str, *, tell: Tell) -> None:
    """Build what is missing of the demo salon."""
    setup = files.setup()
    if is_untouched():
        tell("Making the demo salon: business, people, staff and services.")
        found_demo(setup, password)
    for location, wish in zip(_locations(), setup["locations"], strict=True):
        actor = actor_at(location, "owner")
        if not has_life(actor):
            _upload(wish, actor, tell)
            tell(f"Making payments, online bookings and deletions at {location.name}.")
            live(wish, {person: actor_at(location, person) for person in ("owner", "manager", "desk", "callcentre")})


def actor_at(location: Location, person: str) -> Actor:
    """A person of the demo at one of its locations."""
    return actor_of(_membership(location, person), channel=Channel.DESK)


def _locations() -> list[Location]:
    """The demo's own, in the order of its file."""
    return list(Location.objects.filter(memberships__user__email=address("specialist")).order_by("pk"))


def _membership(location: Location, person: str) -> Membership:
    return memberships_of(User.objects.get(email=address(person))).get(location=location)


def _upload(wish: dict[str, Any], actor: Actor, tell: Tell) -> None:
    source = Source(files.folder() / wish["bookings_file"])
    begun = Upload.objects.of(actor).filter(name=source.path.name).order_by("-pk").first()
    if begun and begun.state == UploadState.DONE:
        return
    tell(f"Uploading {source.path.name}.")
    is_begun = begun is not None and begun.state == UploadState.WRITING
    upload = begun if begun and is_begun else check_upload(source, BOOKINGS, actor=actor)
    write_upload(upload, BOOKINGS, actor=actor)
