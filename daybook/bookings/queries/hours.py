"""Which bookings would lie outside the working hours of their staff member."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.bookings.models import Booking
from daybook.bookings.wishes import BookingWish
from daybook.schedule.choices import HoursFrom
from daybook.schedule.queries import DayHours, WorkingHours
from daybook.schedule.rules.words import in_words
from daybook.shared.actor import Actor
from daybook.shared.channels import Channel
from daybook.shared.templatetags.shown import day
from daybook.staff.models import StaffMember

ASKED = frozenset({Channel.DESK, Channel.ONLINE, Channel.API})
"""Who books through one of these keeps to working hours; what is brought in or made up was agreed on elsewhere."""


def outside_hours(wishes: Sequence[BookingWish], saved: Mapping[int, Booking], actor: Actor) -> list[str]:
    """For each wish the sentence that says when the staff member works, where it would take other time; else nothing.

    `saved` are the bookings that are there, by number: one that stays where it is, or gets shorter, is not asked.
    """
    asked = [wish for wish in wishes if _is_asked(wish, saved.get(wish.booking_id or 0), actor)]
    if not asked:
        return [""] * len(wishes)
    hours = hours_around([(wish.starts_at, wish.ends_at) for wish in asked], {wish.staff_id for wish in asked}, actor)
    outside = [wish for wish in asked if not hours.cover(wish.staff_id, wish.starts_at, wish.ends_at)]
    names = dict(StaffMember.objects.of(actor).filter(pk__in=_staff_of(outside)).values_list("pk", "name"))
    return [_sentence(wish, hours, names, actor) if wish in outside else "" for wish in wishes]


def hours_around(spans: Iterable[tuple[datetime, datetime]], staff_ids: Collection[int], actor: Actor) -> WorkingHours:
    """The hours of these people on all the days that these spans of time touch."""
    days = [moment.astimezone(actor.zone).date() for span in spans for moment in span]
    return WorkingHours(staff_ids, min(days), max(days), actor)


def are_asked(starts_at: datetime, actor: Actor) -> bool:
    """Whether the working hours are asked of what the actor books at this time; the API also tells what is past."""
    if actor.channel == Channel.API:
        return starts_at >= timezone.now()
    return actor.channel in ASKED


def _is_asked(wish: BookingWish, saved: Booking | None, actor: Actor) -> bool:
    if (
        saved
        and saved.staff_id == wish.staff_id
        and saved.starts_at <= wish.starts_at
        and wish.ends_at <= saved.ends_at
    ):
        return False
    return are_asked(wish.starts_at, actor)


def _staff_of(wishes: Iterable[BookingWish]) -> set[int]:
    return {wish.staff_id for wish in wishes}


def _sentence(wish: BookingWish, hours: WorkingHours, names: Mapping[int, str], actor: Actor) -> str:
    local = wish.starts_at.astimezone(actor.zone).date()
    return hours_in_words(names.get(wish.staff_id, ""), day(local), hours.on(wish.staff_id, local))


def hours_in_words(staff: str, on_day: str, hours: DayHours) -> str:
    """When the staff member works on that day, as a sentence."""
    words = {"staff": staff, "day": on_day, "hours": in_words(hours.spans or ()), "title": hours.note}
    if hours.spans:
        return _("On %(day)s %(staff)s works %(hours)s.") % words
    if hours.said_by == HoursFrom.HOLIDAY:
        return _("%(day)s is a holiday: %(title)s. %(staff)s does not work.") % words
    return _("On %(day)s %(staff)s does not work.") % words
