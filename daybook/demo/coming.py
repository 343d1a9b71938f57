"""Bookings of the weeks to come: made by clients online, at the desk and by the call centre."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random

from daybook.access.choices import Right
from daybook.bookings.choices import BuiltIn
from daybook.bookings.models import Booking, BookingCategory
from daybook.bookings.operations import add_category, create_booking
from daybook.bookings.wishes import BookingWish, ClientWish, LineWish
from daybook.clients.models import Client
from daybook.demo.free_time import FreeTime, Slot
from daybook.payments.choices import PaymentMethod
from daybook.payments.operations import add_payment
from daybook.shared.actor import Actor
from daybook.shared.channels import Channel

ONLINE, AT_THE_DESK, BY_PHONE = 70, 25, 15
WIDGETS = ("Online widget", "Online widget", "Mobile app", "Instagram")
CLIENTS_RIGHTS = frozenset({Right.CREATE_BOOKINGS, Right.CALENDAR, Right.DELETE_BOOKINGS})
REGULARS_SHARE = 0.8
NEWCOMERS = {
    "PT": (("Beatriz Nobre", "+35191733{:04}"), ("Zoë Álvares", "+35193688{:04}"), ("Дарья Ким", "+35196511{:04}")),
    "GE": (("მარიამ გელაშვილი", "+99555533{:04}"), ("Tamar Lang", "+99559922{:04}"), ("Фёдор Ёлкин", "+99557744{:04}")),
}


def online_client(actor: Actor) -> Actor:
    """Nobody of ours: a client on the page for clients."""
    return replace(actor, user_id=None, name="", rights=CLIENTS_RIGHTS, staff_id=None, channel=Channel.ONLINE.value)


def book_the_coming_weeks(free: FreeTime, people: Mapping[str, Actor], chance: Random) -> None:
    """Make them one by one, as they come in."""
    actor = people["owner"]
    regulars = list(Client.objects.of(actor).order_by("pk").values_list("pk", flat=True))
    labels = {row.code: row.pk for row in BookingCategory.objects.of(actor).exclude(code="")}
    client = online_client(actor)
    for number in range(ONLINE):
        who = _client(number, regulars, actor, chance)
        label = labels[chance.choice((BuiltIn.THIS_SPECIALIST, BuiltIn.ANY_SPECIALIST))]
        wish = _wish(free.next(), frozenset({label}))
        booking = create_booking(wish, who, source_name=chance.choice(WIDGETS), actor=client)
        _pay_online(booking, number, labels, actor)
    for count, person in ((AT_THE_DESK, "desk"), (BY_PHONE, "callcentre")):
        for _call in range(count):
            who = ClientWish(client_id=chance.choice(regulars))
            create_booking(_wish(free.next()), who, actor=people[person])


def _wish(slot: Slot, labels: frozenset[int] = frozenset()) -> BookingWish:
    lines = (LineWish(slot.service.pk),)
    return BookingWish(slot.staff_id, slot.starts_at, slot.duration, lines, category_ids=labels)


def _client(number: int, regulars: list[int], actor: Actor, chance: Random) -> ClientWish:
    if chance.random() < REGULARS_SHARE:
        return ClientWish(client_id=chance.choice(regulars))
    name, phone = chance.choice(NEWCOMERS[actor.country])
    return ClientWish(name=name, phone=phone.format(2000 + number))


def _pay_online(booking: Booking, number: int, labels: Mapping[str, int], actor: Actor) -> None:
    """Every fourth pays at once, every eighth a part of it."""
    if number % 4 or not booking.cost:
        return
    part = number % 8 == 0
    amount = Decimal(round(booking.cost / 4)) if part else booking.cost
    add_payment(booking.pk, amount, PaymentMethod.ONLINE, form_key=None, actor=actor.through(Channel.ONLINE.value))
    label = labels[BuiltIn.PAID_ONLINE_PART if part else BuiltIn.PAID_ONLINE_FULL]
    add_category(Booking.objects.of(actor).filter(pk=booking.pk), label, actor=actor)
