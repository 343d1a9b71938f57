"""One appointment with one staff member, and the questions the business asks of many."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta
from decimal import Decimal

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Case, Deferrable, F, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from daybook.bookings.choices import NOTICE_BOUNDS, Notice, PaidState, VisitStatus
from daybook.bookings.models.indexes import REGISTER_INDEXES
from daybook.shared.channels import Channel
from daybook.shared.history import tracked
from daybook.shared.tenancy import LocationQuerySet


class Taken(Func):
    """The span of time that a booking takes: its start belongs to it, its end does not."""

    function = "tstzrange"
    output_field = DateTimeRangeField()


class BookingQuerySet(LocationQuerySet["Booking"]):
    """Questions the business asks about bookings. Each returns a narrower set."""

    def cancelled(self) -> BookingQuerySet:
        return self.filter(deleted_at__isnull=False)

    def not_cancelled(self) -> BookingQuerySet:
        return self.filter(deleted_at__isnull=True)

    def paid_in_full(self) -> BookingQuerySet:
        return self.filter(paid_state=PaidState.FULL)

    def not_paid_in_full(self) -> BookingQuerySet:
        return self.filter(paid_state__in=[PaidState.NOTHING, PaidState.PART])

    def with_services(self) -> BookingQuerySet:
        return self.filter(services_count__gt=0)

    def without_services(self) -> BookingQuerySet:
        return self.filter(services_count=0)

    def made_online(self) -> BookingQuerySet:
        return self.filter(is_online=True)

    def made_offline(self) -> BookingQuerySet:
        return self.filter(is_online=False)

    def made_by(self, user_ids: Collection[int], *, or_clients: bool) -> BookingQuerySet:
        """Those that one of these users made, and, if asked for, those that nobody of ours made."""
        made = Q(created_by_id__in=user_ids) if user_ids else Q()
        return self.filter(made | Q(created_by_id__isnull=True) if or_clients else made)

    def standing(self, statuses: Collection[int]) -> BookingQuerySet:
        """Those whose visit stands in one of these ways."""
        return self.filter(status__in=statuses)

    def of_service_categories(self, ids: Sequence[int]) -> BookingQuerySet:
        """Those with a service of one of these categories."""
        return self.filter(service_category_ids__overlap=ids)

    def labelled(self, category_ids: Sequence[int]) -> BookingQuerySet:
        """Those that carry one of these booking categories."""
        return self.filter(category_ids__overlap=category_ids)

    def brought_in_by(self, upload_id: int) -> BookingQuerySet:
        """Those that one upload made."""
        return self.filter(upload_id=upload_id)

    def of_services(self, ids: Sequence[int]) -> BookingQuerySet:
        """Those with one of these services."""
        return self.filter(service_ids__overlap=ids)

    def made_with(self, name: str) -> BookingQuerySet:
        """Those made online through the form or app of this name; an empty one for those of which none is known."""
        return self.made_online().filter(source_name=name)

    def cancelled_by(
        self, user_ids: Collection[int], *, clients: bool, uploads: bool, not_of: Collection[int] | None
    ) -> BookingQuerySet:
        """Those that one of these users cancelled, or clients online, or an upload that was taken back.

        `not_of` asks as well for what is left: cancelled by nobody of these users, no client and no upload.
        """
        wanted = Q(deleted_by_id__in=user_ids) & ~BY_UPLOAD if user_ids else Q(pk__in=[])
        wanted |= BY_CLIENT if clients else Q(pk__in=[])
        wanted |= BY_UPLOAD if uploads else Q(pk__in=[])
        if not_of is not None:
            by_others = Q(deleted_by_id__isnull=True) | ~Q(deleted_by_id__in=not_of)
            wanted |= by_others & ~BY_CLIENT & ~BY_UPLOAD
        return self.cancelled().filter(wanted)

    def cancelled_with_notice(self, notices: Collection[Notice]) -> BookingQuerySet:
        """Those cancelled so long before their visit."""
        wanted = Q(pk__in=[])
        for notice in notices:
            wanted |= with_notice(notice)
        return self.cancelled().filter(wanted)

    def of_newcomers(self) -> BookingQuerySet:
        """Those before which their client had none here that was not cancelled."""
        return self.filter(client__isnull=False).annotate(earlier=_an_earlier_one()).filter(earlier__isnull=True)

    def of_returning(self) -> BookingQuerySet:
        """Those whose client had an earlier one here that was not cancelled."""
        return self.annotate(earlier=_an_earlier_one()).filter(earlier__isnull=False)

    def overlapping(self, staff_id: int, starts_at: object, ends_at: object) -> BookingQuerySet:
        """The live bookings of a staff member that take any of this time."""
        return self.not_cancelled().filter(staff_id=staff_id, starts_at__lt=ends_at, ends_at__gt=starts_at)


BY_UPLOAD = Q(deleted_through=Channel.UPLOAD)
BY_CLIENT = Q(deleted_through=Channel.ONLINE, deleted_by_id__isnull=True)


def with_notice(notice: Notice) -> Q:
    """That a booking was cancelled so long before its visit."""
    least, below = NOTICE_BOUNDS[notice]
    condition = Q() if least is None else Q(deleted_at__lte=F("starts_at") - Value(least))
    return condition if below is None else condition & Q(deleted_at__gt=F("starts_at") - Value(below))


def _an_earlier_one() -> Subquery:
    """The number of a live booking of the same client that begins earlier; asked row by row, not joined."""
    same = Booking.objects.filter(client_id=OuterRef("client_id"), location_id=OuterRef("location_id"))
    before = Q(starts_at__lt=OuterRef("starts_at")) | Q(starts_at=OuterRef("starts_at"), pk__lt=OuterRef("pk"))
    return Subquery(same.not_cancelled().filter(before).values("pk")[:1])


@tracked(
    exclude=("services_count", "paid_state", "service_ids", "service_category_ids", "upload_key"),
    found_by=("visit",),
)
class Booking(models.Model):
    """One appointment. Deleted for good where `deleted_at` is set: kept in the register, gone from the calendar.

    `price`, `cost`, `paid`, `payments_count`, `service_ids`, `service_category_ids` and `category_ids` repeat what
    lines, payments and category links say, so that the register reads one table; operations write them in the same
    transaction and `daybook check` compares. `starts_at` and `ends_at` are UTC moments, `ends_at` not included.
    """

    # Of the staff member's location, and that one is there: the database asks once, not twice for each of many.
    location = models.ForeignKey(
        "locations.Location", on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    visit = models.ForeignKey("bookings.Visit", on_delete=models.PROTECT, related_name="bookings")
    staff = models.ForeignKey(
        "staff.StaffMember", on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    client = models.ForeignKey(
        "clients.Client",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_index=False,
        db_constraint=False,
    )
    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"))
    status = models.SmallIntegerField(
        _("visit status"), choices=VisitStatus.choices, default=VisitStatus.PENDING, db_default=0
    )
    comment = models.TextField(_("comment"), blank=True, db_default="")
    may_overlap = models.BooleanField(_("may overlap others"), default=False, db_default=False)

    is_online = models.BooleanField(_("made online by the client"), default=False, db_default=False)
    source_name = models.CharField(_("form, app or file"), max_length=255, blank=True, db_default="")
    created_at = models.DateTimeField(_("created"), db_default=Now())
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_index=False,
    )
    created_through = models.CharField(max_length=10, choices=Channel.choices, default=Channel.DESK)
    changed_at = models.DateTimeField(_("changed"), db_default=Now())
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_index=False,
    )
    deleted_through = models.CharField(max_length=10, choices=Channel.choices, blank=True, db_default="")
    upload = models.ForeignKey(
        "uploads.Upload", on_delete=models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    upload_key = models.CharField(max_length=64, null=True, blank=True)  # noqa: DJ001  signature: unique only where set
    api_id = models.CharField(_("number in another system"), max_length=100, blank=True, db_default="")
    version = models.PositiveIntegerField(default=1, db_default=1)

    price = models.DecimalField(_("price"), max_digits=12, decimal_places=2, default=0, db_default=0)
    cost = models.DecimalField(_("cost"), max_digits=12, decimal_places=2, default=0, db_default=0)
    paid = models.DecimalField(_("paid"), max_digits=12, decimal_places=2, default=0, db_default=0)
    payments_count = models.PositiveSmallIntegerField(default=0, db_default=0)
    service_ids = ArrayField(models.BigIntegerField(), default=list, db_default=Value("{}"))
    service_category_ids = ArrayField(models.BigIntegerField(), default=list, db_default=Value("{}"))
    category_ids = ArrayField(models.BigIntegerField(), default=list, db_default=Value("{}"))
    services_count = models.GeneratedField(
        expression=Func(F("service_ids"), function="cardinality"),
        output_field=models.SmallIntegerField(),
        db_persist=True,
    )
    paid_state = models.GeneratedField(
        expression=Case(
            When(paid__gte=F("cost"), then=Value(PaidState.FULL.value)),
            When(paid__gt=0, then=Value(PaidState.PART.value)),
            default=Value(PaidState.NOTHING.value),
        ),
        output_field=models.SmallIntegerField(choices=PaidState.choices),
        db_persist=True,
    )

    objects = BookingQuerySet.as_manager()

    class Meta:
        verbose_name = _("booking")
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="booking_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(ends_at__lte=F("starts_at") + timedelta(hours=24)),
                name="booking_of_a_day_at_most",
            ),
            models.CheckConstraint(condition=Q(status__in=VisitStatus.values), name="booking_status_is_known"),
            models.CheckConstraint(
                condition=Q(deleted_at__isnull=True, deleted_through="", deleted_by__isnull=True)
                | (Q(deleted_at__isnull=False) & ~Q(deleted_through="")),
                name="booking_deleted_says_through_what",
            ),
            models.UniqueConstraint(
                fields=["location", "upload_key"],
                condition=Q(upload_key__isnull=False),
                name="booking_uploaded_once",
            ),
            ExclusionConstraint(
                name="booking_time_taken",
                expressions=[
                    ("staff", RangeOperators.EQUAL),
                    (Taken("starts_at", "ends_at"), RangeOperators.OVERLAPS),
                ],
                condition=Q(deleted_at__isnull=True, may_overlap=False),
                # Asked at the end of a statement or, where an operation says so, of its transaction: a visit whose
                # bookings follow each other can be moved by half an hour.
                deferrable=Deferrable.IMMEDIATE,
            ),
        ]
        indexes = REGISTER_INDEXES

    @property
    def duration(self) -> timedelta:
        """How long it takes."""
        return self.ends_at - self.starts_at

    @property
    def is_deleted(self) -> bool:
        """Whether it was deleted (cancelled), which is for good."""
        return self.deleted_at is not None

    @property
    def discount(self) -> Decimal:
        """The money taken off the price."""
        return self.price - self.cost
