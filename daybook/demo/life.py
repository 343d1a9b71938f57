"""What happens to bookings after they were made: money, labels, cancellations. All through the operations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from django.db import transaction
from django.db.models import Count, Min
from django.utils import timezone

from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking, BookingQuerySet
from daybook.bookings.operations import add_category, create_category, delete_bookings, set_status
from daybook.clients.models import Client
from daybook.demo.coming import book_the_coming_weeks, online_client
from daybook.demo.free_time import FreeTime
from daybook.demo.hours import plan_some_days
from daybook.payments.choices import PaymentMethod
from daybook.payments.models import Payment
from daybook.payments.operations import record_payments, refund_payment
from daybook.payments.wishes import PaymentWish
from daybook.shared.actor import Actor

PAID_WITH = (PaymentMethod.CARD, PaymentMethod.CARD, PaymentMethod.CASH, PaymentMethod.ONLINE)
UNPAID_SHARE, PART_SHARE = 0.03, 0.04
REFUNDS, REGULARS = 12, 25
DELETED_AT_THE_DESK, DELETED_BY_CLIENTS, DELETED_BY_THE_MANAGER = 130, 35, 6
SINCE = timedelta(days=240)


def has_life(actor: Actor) -> bool:
    """Whether all this has happened at the actor's location."""
    return Payment.objects.of(actor).exists()


@transaction.atomic
def live(wish: Mapping[str, Any], people: Mapping[str, Actor]) -> None:
    """Let it happen, or nothing of it."""
    chance = Random(wish["name"])  # noqa: S311  not-secret: the same demo each time
    _take_money(people["desk"], chance)
    plan_some_days(people["manager"])
    book_the_coming_weeks(FreeTime(wish, people["owner"], chance), people, chance)
    _label(people["manager"])
    _delete(people, chance)
    soon = _live(people["desk"]).filter(status=VisitStatus.PENDING, starts_at__gt=timezone.now())
    set_status(
        soon.filter(starts_at__lt=timezone.now() + timedelta(days=3)), VisitStatus.CONFIRMED, actor=people["desk"]
    )


def _take_money(desk: Actor, chance: Random) -> None:
    """Most who came paid in full, some in part or not yet; a few got money back."""
    came = (
        _live(desk)
        .filter(status=VisitStatus.ARRIVED, cost__gt=0, ends_at__lt=timezone.now())
        .order_by("starts_at", "pk")
    )
    wishes = []
    for pk, cost, ends_at in came.order_by("starts_at", "pk").values_list("pk", "cost", "ends_at"):
        lot = chance.random()
        if lot < UNPAID_SHARE:
            continue
        amount = max(Decimal(1), Decimal(round(cost / 2))) if lot < UNPAID_SHARE + PART_SHARE and cost > 1 else cost
        wishes.append(PaymentWish(pk, amount, chance.choice(PAID_WITH), ends_at))
    record_payments(wishes, actor=desk)
    for wish in chance.sample(wishes, min(REFUNDS, len(wishes))):
        part = wish.amount if chance.random() < 1 / 3 else Decimal(1)
        refund_payment(wish.booking_id, min(part, wish.amount), wish.method, form_key=None, actor=desk)


def _label(manager: Actor) -> None:
    """Three labels of the location's own."""
    first = create_category("First visit", color="#2fb344", icon="sparkles", actor=manager)
    regular = create_category("VIP", color="#f59f00", icon="crown", actor=manager)
    care = create_category("Allergy", color="#d63939", icon="alert-triangle", actor=manager)
    since = timezone.now() - SINCE
    firsts = _live(manager).values("client_id").annotate(first=Min("pk")).values("first")
    add_category(_live(manager).filter(pk__in=firsts, starts_at__gte=since), first.pk, actor=manager)
    fond = Client.objects.of(manager).order_by("pk").filter(pk__in=_fondest(manager))
    add_category(_live(manager).filter(client__in=fond, starts_at__gte=since), regular.pk, actor=manager)
    warned = _live(manager).filter(comment__iregex="alerg|allerg|аллерг|ალერგია", starts_at__gte=since)
    add_category(warned, care.pk, actor=manager)


def _fondest(actor: Actor) -> list[int]:
    counted = _live(actor).values_list("client_id").annotate(visits=Count("pk")).order_by("-visits", "client_id")
    return [client_id for client_id, _visits in counted[:REGULARS] if client_id]


def _delete(people: Mapping[str, Actor], chance: Random) -> None:
    """The desk, clients online and the manager, each what they may; the desk is refused some."""
    desk, client = people["desk"], online_client(people["owner"])
    free = _live(desk).filter(payments_count=0).exclude(status=VisitStatus.ARRIVED).order_by("pk")
    _delete_some(free, DELETED_AT_THE_DESK, desk, chance)
    online = free.filter(is_online=True, starts_at__gt=timezone.now())
    _delete_some(online, DELETED_BY_CLIENTS // 2, client, chance)
    coming = free.filter(is_online=False, starts_at__gt=timezone.now())
    _delete_some(coming, DELETED_BY_CLIENTS // 2, client, chance)
    paid = _live(desk).filter(payments_count__gt=0, starts_at__gte=timezone.now() - SINCE).order_by("pk")
    _delete_some(paid, DELETED_BY_THE_MANAGER, people["manager"], chance)


def _delete_some(rows: BookingQuerySet, count: int, actor: Actor, chance: Random) -> None:
    keys = list(rows.values_list("pk", flat=True))
    delete_bookings(Booking.objects.of(actor).filter(pk__in=chance.sample(keys, min(count, len(keys)))), actor=actor)


def _live(actor: Actor) -> BookingQuerySet:
    return Booking.objects.of(actor).not_cancelled()
