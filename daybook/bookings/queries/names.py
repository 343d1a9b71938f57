"""What the numbers in a row of the register are called."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _

from daybook.access.models import User
from daybook.bookings.choices import BuiltIn
from daybook.bookings.models import Booking, BookingCategory
from daybook.catalogue.models import Service, ServiceCategory
from daybook.shared.actor import Actor
from daybook.shared.folding import Folded, holding
from daybook.staff.models import Position, StaffMember
from daybook.uploads.choices import UploadSection
from daybook.uploads.models import Upload


class StaffName(NamedTuple):
    """A staff member: their name, and the position they hold now."""

    name: str
    position_id: int | None
    is_retired: bool


class CategoryName(NamedTuple):
    """A booking category as it is drawn."""

    title: str
    color: str
    icon: str


class Names:
    """The names of one location, in the order of its lists; each list is read once, when it is first asked for."""

    def __init__(self, actor: Actor) -> None:
        self._actor = actor
        self._strangers: dict[int, str] = {}
        self._uploads: dict[int, str | None] = {}

    @cached_property
    def staff(self) -> dict[int, StaffName]:
        """Staff members, those who left after those who serve."""
        rows = StaffMember.objects.of(self._actor).order_by(
            F("retired_at").asc(nulls_first=True), "place", "name", "pk"
        )
        return {
            pk: StaffName(name, position_id, retired_at is not None)
            for pk, name, position_id, retired_at in rows.values_list("pk", "name", "position_id", "retired_at")
        }

    @cached_property
    def positions(self) -> dict[int, str]:
        """Positions by title."""
        return dict(Position.objects.of(self._actor).order_by("title", "pk").values_list("pk", "title"))

    @cached_property
    def services(self) -> dict[int, str]:
        """Services by name."""
        return dict(Service.objects.of(self._actor).values_list("pk", "name"))

    def services_like(self, text: str) -> dict[int, str]:
        """The services whose names hold every word of the text; after a # stands the number of just one."""
        rows = Service.objects.of(self._actor).annotate(folded_name=Folded("name")).order_by("name", "pk")
        number = text.removeprefix("#")
        if number != text:
            rows = rows.filter(pk=int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0)
        else:
            rows = rows.filter(holding("folded_name", text))
        return dict(rows.values_list("pk", "name"))

    @cached_property
    def service_categories(self) -> dict[int, str]:
        """Service categories in their places."""
        rows = ServiceCategory.objects.of(self._actor).order_by("place", "title", "pk")
        return dict(rows.values_list("pk", "title"))

    @cached_property
    def categories(self) -> dict[int, CategoryName]:
        """Booking categories: the built-in ones, then the location's own."""
        rows = BookingCategory.objects.of(self._actor).order_by(F("location_id").asc(nulls_first=True), "title", "pk")
        return {
            pk: CategoryName(str(BuiltIn(code).label) if code else title, color, icon)
            for pk, code, title, color, icon in rows.values_list("pk", "code", "title", "color", "icon")
        }

    @cached_property
    def users(self) -> dict[int, str]:
        """Those who work here, and those who no longer do but made bookings here."""
        here = Q(memberships__location_id=self._actor.location_id, memberships__invited_at=None)
        made = Booking.objects.of(self._actor).filter(created_by_id=OuterRef("pk"))
        rows = User.objects.filter(here | Exists(made)).order_by("name", "pk").distinct()
        return dict(rows.values_list("pk", "name"))

    def upload(self, number: int) -> str | None:
        """The name of the file that this upload of bookings brought in; None where there is no such upload here."""
        if number not in self._uploads:
            uploads = Upload.objects.of(self._actor).filter(section=UploadSection.BOOKINGS, pk=number)
            self._uploads[number] = uploads.values_list("name", flat=True).first()
        return self._uploads[number]

    def position_of(self, staff_id: int) -> str:
        """The title of the position that the staff member holds; empty where they hold none."""
        position_id = self.staff[staff_id].position_id
        return "" if position_id is None else self.positions[position_id]

    def creator(self, user_id: int | None) -> str:
        """The name of the user who made a booking, or that the client did."""
        return _("Client") if user_id is None else self.user(user_id)

    def user(self, user_id: int) -> str:
        """The name of a user, also of one who neither works here nor made a booking here."""
        if user_id in self.users:
            return self.users[user_id]
        if user_id not in self._strangers:
            self._strangers[user_id] = User.objects.values_list("name", flat=True).get(pk=user_id)
        return self._strangers[user_id]

    def read_all(self) -> None:
        """Read every list now, also who deleted bookings here: while the rows of a file come, nothing can be asked."""
        for each in ("staff", "positions", "services", "categories", "users"):
            getattr(self, each)
        deleters = Booking.objects.of(self._actor).filter(deleted_by__isnull=False).values("deleted_by")
        strangers = User.objects.filter(pk__in=deleters).exclude(pk__in=self.users)
        self._strangers |= dict(strangers.values_list("pk", "name"))

    def staff_in(self, position_ids: set[int]) -> frozenset[int]:
        """The staff members who hold one of these positions."""
        return frozenset(pk for pk, each in self.staff.items() if each.position_id in position_ids)
